namespace Campaign.Api.Demo;

/// <summary>The demo could not be filled completely; the message says where it stopped.</summary>
public sealed class DemoFailedException(string message, Exception? inner = null) : Exception(message, inner);

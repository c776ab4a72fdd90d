namespace Campaign.Silo.Hosting;

/// <summary>The configuration cannot work; the message says what is wrong and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);

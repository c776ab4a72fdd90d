namespace Campaign.Silo.Hosting;

/// <summary>The configuration cannot work; the sentence says what is wrong and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);

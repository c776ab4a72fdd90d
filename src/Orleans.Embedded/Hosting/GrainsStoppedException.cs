namespace EmbeddedGrains;

/// <summary>A call came, or still had no answer, when the host of the grains was stopped. The caller may try again after a restart.</summary>
public sealed class GrainsStoppedException : Exception
{
    /// <summary>With the general sentence.</summary>
    public GrainsStoppedException() : base("The grain host is stopping and takes no more calls.") { }

    /// <summary>With a sentence of its own.</summary>
    public GrainsStoppedException(string message) : base(message) { }

    /// <summary>With a sentence of its own and a cause.</summary>
    public GrainsStoppedException(string message, Exception innerException) : base(message, innerException) { }
}

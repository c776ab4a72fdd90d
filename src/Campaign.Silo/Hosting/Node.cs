namespace Campaign.Silo.Hosting;

/// <summary>This process as one of those that share a database; identifies the holder of a lease.</summary>
public sealed record Node(string Name)
{
    /// <summary>The only process of its database: leases under this name from before a restart are its own.</summary>
    public static Node Only { get; } = new("only");

    /// <summary>One of several. A restarted node has a new name; the leases of the old one run out.</summary>
    public static Node OneOfMany() => new($"{Environment.MachineName}-{Guid.NewGuid():N}");
}

namespace Campaign.Silo.Hosting;

/// <summary>This process among those that share a database: who holds a lease.</summary>
public sealed record Node(string Name)
{
    /// <summary>The only process of its database: whatever somebody of this name held before a restart is its own.</summary>
    public static Node Only { get; } = new("only");

    /// <summary>One of several. A restarted node is another one: what the old one held comes back when its lease is over.</summary>
    public static Node OneOfMany() => new($"{Environment.MachineName}-{Guid.NewGuid():N}");
}

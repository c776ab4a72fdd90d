namespace Campaign.Storage.Changes;

/// <summary>That something is no longer as it was: which thing, not what it is now. Whoever shows it reads it again. It holds nothing about people.</summary>
/// <param name="Stream">The thing's stream, such as <c>pool/tea-coupons</c>, or <c>job/…</c>; null when too much changed at once to be told one by one.</param>
/// <param name="Version">Where the stream stands now; null for what has no versions, such as a job.</param>
/// <param name="Campaign">The campaign that it belongs to; null when it may concern any.</param>
public sealed record Change(string? Stream, long? Version, string? Campaign)
{
    /// <summary>Anything may have changed: something was missed, or was too much to tell.</summary>
    public static Change Everything { get; } = new(null, null, null);

    /// <summary>So much of a campaign has changed that its things are not told one by one.</summary>
    public static Change MuchOf(string campaign) => new(null, null, campaign);

    /// <summary>How far a job is has changed.</summary>
    public static Change OfJob(string id) => new($"job/{id}", null, null);
}

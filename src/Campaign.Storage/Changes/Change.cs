namespace Campaign.Storage.Changes;

/// <summary>Says that something has changed, but not what it is now: readers read it again. Contains no personal data.</summary>
/// <param name="Stream">The thing's stream, such as <c>pool/tea-coupons</c>, or <c>job/…</c>; null when too much changed at once to list one by one.</param>
/// <param name="Version">The stream's current version; null for what has no versions, such as a job.</param>
/// <param name="Campaign">The campaign it belongs to; null when it may concern any.</param>
public sealed record Change(string? Stream, long? Version, string? Campaign)
{
    /// <summary>Anything may have changed: changes were missed, or were too many to list.</summary>
    public static Change Everything { get; } = new(null, null, null);

    /// <summary>So much has changed in a campaign that its things are not listed one by one.</summary>
    public static Change MuchOf(string campaign) => new(null, null, campaign);

    /// <summary>A job's progress has changed.</summary>
    public static Change OfJob(string id) => new($"job/{id}", null, null);
}

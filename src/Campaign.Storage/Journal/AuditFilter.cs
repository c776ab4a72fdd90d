namespace Campaign.Storage.Journal;

/// <summary>What of the journal is asked for, and what may be seen of it.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Noun">First part of the facts' types: <c>story</c> for <c>story.approved</c>.</param>
/// <param name="Campaigns">What happened in these; null for everything, what belongs to no campaign included.</param>
/// <param name="Without">A stream that is left out.</param>
/// <param name="Moments">Null for all time.</param>
public sealed record AuditFilter(string? Actor = null, string? Noun = null, IReadOnlyList<string>? Campaigns = null, string? Without = null, AuditMoments? Moments = null);

/// <summary>What happened between two moments, and the positions that it lies between.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
/// <param name="First">The lowest position of what happened in that time. Others may lie between: a node's clock may go wrong, and be set.</param>
/// <param name="Last">The highest.</param>
public sealed record AuditMoments(DateTimeOffset? From, DateTimeOffset? To, long First, long Last);

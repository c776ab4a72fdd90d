using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>The lifecycle of a grant.</summary>
public enum GrantStatus
{
    Reserved,
    Issued,
    Redeemed,
    Expired,
    Voided,
}

/// <summary>One reward for one participant for one cause.</summary>
/// <param name="Participant">Subject id.</param>
/// <param name="Amount">Money for a cash pool, a count otherwise.</param>
/// <param name="Reason">Why it was voided.</param>
/// <param name="Revision">How many facts concern it: its own version, independent of other grants in the pool.</param>
public sealed record Grant(
    string Id, string Participant, string Cause, decimal Amount, GrantStatus Status, DateTimeOffset? Expires = null, string? Reason = null, int Revision = 1)
{
    /// <summary>The id of a pool's grant to this participant for this cause; the same every time.</summary>
    public static string IdFor(string poolId, string participant, string cause) => Slug.From("grant", poolId, participant, cause);

    /// <summary>Whether its amount is still committed and could return to the pool.</summary>
    public bool IsPending => Status is GrantStatus.Reserved or GrantStatus.Issued;
}

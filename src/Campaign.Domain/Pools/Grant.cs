using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>Where a grant is in its life.</summary>
public enum GrantStatus
{
    Reserved,
    Issued,
    Redeemed,
    Expired,
    Voided,
}

/// <summary>One reward to one participant for one cause.</summary>
/// <param name="Participant">Subject id.</param>
/// <param name="Amount">Money for a cash pool, a count otherwise.</param>
/// <param name="Reason">Why it was voided.</param>
/// <param name="Revision">How many facts have made it: its own version, apart from its neighbours' in the pool.</param>
public sealed record Grant(
    string Id, string Participant, string Cause, decimal Amount, GrantStatus Status, DateTimeOffset? Expires = null, string? Reason = null, int Revision = 1)
{
    /// <summary>The one id that a pool's grant to this participant for this cause can have.</summary>
    public static string IdFor(string poolId, string participant, string cause) => Slug.From("grant", poolId, participant, cause);

    /// <summary>Whether its amount is still set aside and could go back to the pool.</summary>
    public bool IsPending => Status is GrantStatus.Reserved or GrantStatus.Issued;
}

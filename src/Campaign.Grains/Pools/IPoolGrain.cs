using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Orleans.Concurrency;

namespace Campaign.Grains.Pools;

/// <summary>A reward pool. Key: <c>pool/{id}</c>.</summary>
public interface IPoolGrain : IReceiver
{
    Task<Outcome> Open(Caller caller, OpenPool command);

    Task<Outcome> Amend(Caller caller, AmendPool command);

    Task<Outcome> TopUp(Caller caller, TopUpPool command);

    Task<Outcome> Close(Caller caller, ClosePool command);

    /// <summary>Reserves several grants in one turn; one outcome each, in order.</summary>
    [AlwaysInterleave, Repeatable]
    Task<ValueList<Outcome<GrantReceipt>>> Reserve(ValueList<ReservationRequest> requests);

    Task<Outcome> Issue(Caller caller, IssueGrant command);

    Task<Outcome> Redeem(Caller caller, RedeemGrant command);

    Task<Outcome> Void(Caller caller, VoidGrant command);
}

/// <summary>One caller's wish for a grant.</summary>
/// <param name="Name">What the participant is called, kept as their personal data.</param>
public sealed record ReservationRequest(Caller Caller, ReserveReward Command, string? Name);

/// <summary>The grant, and whether it was made by this very request.</summary>
public sealed record GrantReceipt(Grant Grant, bool Made);

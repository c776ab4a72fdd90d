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

    /// <summary>Reserves several grants in one turn; returns one outcome each, in order.</summary>
    [AlwaysInterleave, Repeatable]
    Task<ValueList<Outcome<GrantReceipt>>> Reserve(ValueList<ReservationRequest> requests);

    Task<Outcome> Issue(Caller caller, IssueGrant command);

    Task<Outcome> Redeem(Caller caller, RedeemGrant command);

    Task<Outcome> Void(Caller caller, VoidGrant command);
}

/// <summary>A request for a grant.</summary>
/// <param name="Name">The participant's name, stored as personal data.</param>
public sealed record ReservationRequest(Caller Caller, ReserveReward Command, string? Name);

/// <summary>The grant, and whether this request created it.</summary>
public sealed record GrantReceipt(Grant Grant, bool Made);

using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains.Collaborations;

/// <summary>One partner in one campaign; <see cref="Deliverables.IDeliverablesGrain"/> has the deliverables. Key: <c>collaboration/{campaign}/{partner}</c>.</summary>
public interface ICollaborationGrain : IGrainWithStringKey
{
    Task<Outcome> Propose(Caller caller, ProposeCollaboration command);

    Task<Outcome> Amend(Caller caller, AmendCollaboration command);

    Task<Outcome> Accept(Caller caller, AcceptCollaboration command);

    Task<Outcome> Cancel(Caller caller, CancelCollaboration command);

    Task<Outcome> Settle(Caller caller, SettleCollaboration command);
}

using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Orleans;

namespace Campaign.Grains.Collaborations;

/// <summary>One partner in one campaign, with the deliverables. Key: <c>collaboration/{campaign}/{partner}</c>.</summary>
public interface ICollaborationGrain : IGrainWithStringKey
{
    Task<Outcome> Propose(Caller caller, ProposeCollaboration command);

    Task<Outcome> Amend(Caller caller, AmendCollaboration command);

    Task<Outcome> Accept(Caller caller, AcceptCollaboration command);

    Task<Outcome> Cancel(Caller caller, CancelCollaboration command);

    Task<Outcome> Settle(Caller caller, SettleCollaboration command);

    /// <summary>Agrees on one more deliverable.</summary>
    Task<Outcome> Brief(Caller caller, BriefDeliverable command);

    Task<Outcome> AmendDeliverable(Caller caller, string deliverable, AmendDeliverable command);

    Task<Outcome> Draft(Caller caller, string deliverable, DraftDeliverable command);

    Task<Outcome> Submit(Caller caller, string deliverable, SubmitDeliverable command);

    Task<Outcome> RequestChanges(Caller caller, string deliverable, RequestChanges command);

    Task<Outcome> Approve(Caller caller, string deliverable, ApproveDeliverable command);

    Task<Outcome> Publish(Caller caller, string deliverable, PublishDeliverable command);

    Task<Outcome> Verify(Caller caller, string deliverable, VerifyDeliverable command);

    Task<Outcome> SettleDeliverable(Caller caller, string deliverable, SettleDeliverable command);

    Task<Outcome> CancelDeliverable(Caller caller, string deliverable, CancelDeliverable command);
}

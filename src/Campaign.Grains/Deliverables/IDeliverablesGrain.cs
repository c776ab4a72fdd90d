using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Orleans;

namespace Campaign.Grains.Deliverables;

/// <summary>
/// The deliverables of one partner in one campaign. They are told of in the stream of their collaboration, and so live in its grain.
/// Key: <c>collaboration/{campaign}/{partner}</c>.
/// </summary>
public interface IDeliverablesGrain : IGrainWithStringKey
{
    /// <summary>Agrees on one more deliverable.</summary>
    Task<Outcome> Brief(Caller caller, BriefDeliverable command);

    Task<Outcome> Amend(Caller caller, string deliverable, AmendDeliverable command);

    Task<Outcome> Draft(Caller caller, string deliverable, DraftDeliverable command);

    Task<Outcome> Submit(Caller caller, string deliverable, SubmitDeliverable command);

    Task<Outcome> RequestChanges(Caller caller, string deliverable, RequestChanges command);

    Task<Outcome> Approve(Caller caller, string deliverable, ApproveDeliverable command);

    Task<Outcome> Publish(Caller caller, string deliverable, PublishDeliverable command);

    Task<Outcome> Verify(Caller caller, string deliverable, VerifyDeliverable command);

    Task<Outcome> Settle(Caller caller, string deliverable, SettleDeliverable command);

    Task<Outcome> Cancel(Caller caller, string deliverable, CancelDeliverable command);
}

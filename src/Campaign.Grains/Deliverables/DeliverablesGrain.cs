using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Grains.Campaigns;
using Campaign.Grains.Partners;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Journal;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Collaborations.CollaborationState, Campaign.Domain.Collaborations.CollaborationFact>;

namespace Campaign.Grains.Deliverables;

/// <inheritdoc cref="IDeliverablesGrain"/>
/// <remarks>Where campaign and partner stand is asked of their grains, not of views: a suspension counts from the moment it was acknowledged.</remarks>
public abstract class DeliverablesGrain(IJournal journal, CollaborationView view, FourEyes fourEyes, TimeProvider clock)
    : FactGrain<CollaborationState, CollaborationFact>(journal, view, clock), IDeliverablesGrain
{
    protected string CampaignId => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    protected string PartnerId => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public async Task<Outcome> Brief(Caller caller, BriefDeliverable command)
    {
        var (partner, campaign) = (await Partner(), await CampaignStatus());
        return await Commit(
            caller,
            (state, now) => DeliverableRules.Brief(state, command, partner, campaign, now),
            creates: $"/campaigns/{CampaignId}/collaborations/{PartnerId}/deliverables/{command.Id}");
    }

    public Task<Outcome> Amend(Caller caller, string deliverable, AmendDeliverable command) => Commit(caller, deliverable, command, AmendRules.Amend);

    public async Task<Outcome> Draft(Caller caller, string deliverable, DraftDeliverable command)
    {
        var partner = await Partner();
        return await Commit(caller, deliverable, (state, now) => DeliverableRules.Draft(state, deliverable, command, partner, now));
    }

    public Task<Outcome> Submit(Caller caller, string deliverable, SubmitDeliverable command) =>
        Commit(caller, deliverable, command, DeliverableRules.Submit);

    public Task<Outcome> RequestChanges(Caller caller, string deliverable, RequestChanges command) =>
        Commit(caller, deliverable, command, DeliverableRules.RequestChanges);

    public async Task<Outcome> Approve(Caller caller, string deliverable, ApproveDeliverable command)
    {
        var partner = await Partner();
        return await Commit(caller, deliverable, (state, now) => DeliverableRules.Approve(state, deliverable, command, partner, fourEyes.Of(caller.Actor), now));
    }

    public Task<Outcome> Publish(Caller caller, string deliverable, PublishDeliverable command) =>
        Commit(caller, deliverable, command, PublishedRules.Publish);

    public Task<Outcome> Verify(Caller caller, string deliverable, VerifyDeliverable command) =>
        Commit(caller, deliverable, command, PublishedRules.Verify);

    public Task<Outcome> Settle(Caller caller, string deliverable, SettleDeliverable command) =>
        Commit(caller, deliverable, command, PublishedRules.Settle);

    public Task<Outcome> Cancel(Caller caller, string deliverable, CancelDeliverable command) =>
        Commit(caller, deliverable, command, DeliverableRules.Cancel);

    protected Task<PartnerStanding> Partner() => GrainFactory.GetGrain<IPartnerGrain>($"partner/{PartnerId}").Standing();

    protected Task<CampaignStatus> CampaignStatus() => GrainFactory.GetGrain<ICampaignGrain>($"campaign/{CampaignId}").Status();

    private Task<Outcome> Commit<TCommand>(
        Caller caller, string deliverable, TCommand command, Func<CollaborationState, string, TCommand, DateTimeOffset, Decision<CollaborationFact>> rule) =>
        Commit(caller, deliverable, (state, now) => rule(state, deliverable, command, now));

    /// <summary>Commits a step of one deliverable: the version that its caller looked at is the deliverable's own.</summary>
    private Task<Outcome> Commit(
        Caller caller, string deliverable, Func<CollaborationState, DateTimeOffset, Decision<CollaborationFact>> decide) =>
        Commit(new Attempt(caller, decide) { VersionOf = state => state.Deliverable(deliverable)?.Revision });
}

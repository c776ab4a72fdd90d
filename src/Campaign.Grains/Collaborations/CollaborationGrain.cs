using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Grains.Deliverables;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Journal;

namespace Campaign.Grains.Collaborations;

/// <inheritdoc cref="ICollaborationGrain"/>
/// <remarks>The steps of its deliverables are those of <see cref="DeliverablesGrain"/>: one stream, one grain.</remarks>
public sealed class CollaborationGrain(IJournal journal, CollaborationView view, FourEyes fourEyes, TimeProvider clock)
    : DeliverablesGrain(journal, view, fourEyes, clock), ICollaborationGrain
{
    public async Task<Outcome> Propose(Caller caller, ProposeCollaboration command)
    {
        var (partner, campaign) = (await Partner(), await CampaignStatus());
        return await Commit(
            caller,
            (state, now) => CollaborationRules.Propose(state, command, partner, campaign, now),
            creates: $"/campaigns/{CampaignId}/collaborations/{PartnerId}");
    }

    public Task<Outcome> Amend(Caller caller, AmendCollaboration command) => Commit(caller, command, CollaborationRules.Amend);

    public Task<Outcome> Accept(Caller caller, AcceptCollaboration command) => Commit(caller, command, CollaborationRules.Accept);

    public Task<Outcome> Cancel(Caller caller, CancelCollaboration command) => Commit(caller, command, CollaborationRules.Cancel);

    public Task<Outcome> Settle(Caller caller, SettleCollaboration command) => Commit(caller, command, CollaborationRules.Settle);
}

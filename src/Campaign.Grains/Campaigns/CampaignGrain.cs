using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Journal;

namespace Campaign.Grains.Campaigns;

/// <inheritdoc cref="ICampaignGrain"/>
public sealed class CampaignGrain(IJournal journal, CampaignView view, TimeProvider clock)
    : FactGrain<CampaignState, CampaignFact>(journal, view, clock), ICampaignGrain
{
    public async Task<CampaignStatus> Status()
    {
        await Refresh();
        return State.Status;
    }

    public Task<Outcome> Create(Caller caller, CreateCampaign command) =>
        Commit(caller, (campaign, now) => CampaignRules.Create(campaign, command, now), creates: $"/campaigns/{Id}");

    public Task<Outcome> Plan(Caller caller, PlanCampaign command) => Commit(caller, (campaign, now) => CampaignRules.Plan(campaign, command, now));

    public Task<Outcome> Activate(Caller caller, ActivateCampaign command) =>
        Commit(caller, (campaign, now) => CampaignRules.Activate(campaign, command, now));

    public Task<Outcome> Pause(Caller caller, PauseCampaign command) => Commit(caller, (campaign, now) => CampaignRules.Pause(campaign, command, now));

    public Task<Outcome> Close(Caller caller, CloseCampaign command) => Commit(caller, (campaign, now) => CampaignRules.Close(campaign, command, now));

    public Task<Outcome> Reopen(Caller caller, ReopenCampaign command) => Commit(caller, (campaign, now) => CampaignRules.Reopen(campaign, command, now));

    public Task<Outcome> ConfirmGate(Caller caller, ConfirmGate command) =>
        Commit(caller, (campaign, now) => CampaignRules.ConfirmGate(campaign, command, now));

    public Task<Outcome> EnterNextPhase(Caller caller, EnterNextPhase command) =>
        Commit(caller, (campaign, now) => CampaignRules.EnterNextPhase(campaign, command, now));
}

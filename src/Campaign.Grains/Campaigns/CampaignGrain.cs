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
        Commit(caller, command, CampaignRules.Create, creates: $"/campaigns/{Id}");

    public Task<Outcome> Plan(Caller caller, PlanCampaign command) => Commit(caller, command, CampaignRules.Plan);

    public Task<Outcome> Amend(Caller caller, AmendCampaign command) => Commit(caller, command, CampaignRules.Amend);

    public Task<Outcome> Activate(Caller caller, ActivateCampaign command) => Commit(caller, command, CampaignRules.Activate);

    public Task<Outcome> Pause(Caller caller, PauseCampaign command) => Commit(caller, command, CampaignRules.Pause);

    public Task<Outcome> Close(Caller caller, CloseCampaign command) => Commit(caller, command, CampaignRules.Close);

    public Task<Outcome> Reopen(Caller caller, ReopenCampaign command) => Commit(caller, command, CampaignRules.Reopen);

    public Task<Outcome> ConfirmGate(Caller caller, ConfirmGate command) => Commit(caller, command, CampaignRules.ConfirmGate);

    public Task<Outcome> EnterNextPhase(Caller caller, EnterNextPhase command) => Commit(caller, command, CampaignRules.EnterNextPhase);
}

using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Orleans;
using Orleans.Concurrency;

namespace Campaign.Grains.Campaigns;

/// <summary>A campaign. Key: <c>campaign/{id}</c>.</summary>
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>The campaign's current status, for decisions that depend on it.</summary>
    [ReadOnly]
    Task<CampaignStatus> Status();

    Task<Outcome> Create(Caller caller, CreateCampaign command);

    Task<Outcome> Plan(Caller caller, PlanCampaign command);

    Task<Outcome> Amend(Caller caller, AmendCampaign command);

    Task<Outcome> Activate(Caller caller, ActivateCampaign command);

    Task<Outcome> Pause(Caller caller, PauseCampaign command);

    Task<Outcome> Close(Caller caller, CloseCampaign command);

    Task<Outcome> Reopen(Caller caller, ReopenCampaign command);

    Task<Outcome> ConfirmGate(Caller caller, ConfirmGate command);

    Task<Outcome> EnterNextPhase(Caller caller, EnterNextPhase command);
}

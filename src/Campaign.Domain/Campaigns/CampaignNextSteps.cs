using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The steps that a campaign's status allows, by their names in routes.</summary>
public static class CampaignNextSteps
{
    public static ValueList<string> Of(CampaignState campaign) => campaign.Status switch
    {
        CampaignStatus.Draft => ["plan", "amend"],
        CampaignStatus.Planned or CampaignStatus.Relapsed => ["activate", "amend"],
        CampaignStatus.Paused => ["activate", "close", "amend"],
        CampaignStatus.Closed => ["reopen"],
        CampaignStatus.Active => [.. Gate(campaign), "pause", "close", "amend"],
        _ => [],
    };

    /// <summary>A gate can be confirmed, or overridden by a named person; after the last phase there is no next one.</summary>
    private static IEnumerable<string> Gate(CampaignState campaign) =>
        [.. campaign.GateMet ? [] : (string[])["confirm-gate"], .. campaign.Phase == Phase.Sustain ? [] : (string[])["next-phase"]];
}

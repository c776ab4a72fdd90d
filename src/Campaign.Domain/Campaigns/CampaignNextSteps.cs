using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The steps that a campaign is open to now, by the names under which they are asked for.</summary>
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

    /// <summary>An open gate can be confirmed, or passed by a named person's word; after the last phase there is nothing to go on to.</summary>
    private static IEnumerable<string> Gate(CampaignState campaign) =>
        [.. campaign.GateMet ? [] : (string[])["confirm-gate"], .. campaign.Phase == Phase.Sustain ? [] : (string[])["next-phase"]];
}

namespace Campaign.Domain.Reputation;

/// <summary>What content costs per view and per engagement. Absent when there were none, never infinite and never zero.</summary>
/// <param name="Cost">Fee in the campaign's currency.</param>
/// <param name="Views">Cumulative views.</param>
/// <param name="Engagements">Likes, comments and shares together.</param>
public sealed record ContentCost(decimal Cost, long Views, long Engagements)
{
    /// <summary>Cost per thousand views: cost / views × 1000.</summary>
    public decimal? Cpm => Views > 0 ? Cost / Views * 1000 : null;

    /// <summary>Cost per engagement: cost / engagements.</summary>
    public decimal? Cpe => Engagements > 0 ? Cost / Engagements : null;

    /// <summary>Engagements / views, as a share.</summary>
    public double? EngagementByViews => Views > 0 ? (double)Engagements / Views : null;

    /// <summary>Engagements / followers, as a share; kept separate because it answers a different question.</summary>
    public double? EngagementByFollowers(long followers) => followers > 0 ? (double)Engagements / followers : null;
}

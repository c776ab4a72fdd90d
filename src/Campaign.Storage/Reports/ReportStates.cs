using Campaign.Domain.Campaigns;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Mentions;
using Campaign.Domain.Partners;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Domain.Stories;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Drives;

namespace Campaign.Storage.Reports;

/// <summary>A partner's work in a campaign, the deliverables by due day.</summary>
public sealed record PartnerWork(PartnerState Partner, CollaborationSummary Collaboration, IReadOnlyList<DeliverableState> Deliverables);

/// <summary>All that a campaign's report is made of, as it stood at one moment. What did not exist by then is not in it.</summary>
/// <param name="Work">By the partners' names.</param>
/// <param name="Tallies">Of the mentions that were known.</param>
public sealed record ReportStates(
    CampaignState Campaign, IReadOnlyList<PartnerWork> Work, IReadOnlyList<StoryState> Stories, IReadOnlyList<PoolState> Pools, IReadOnlyList<DriveRow> Drives,
    IReadOnlyList<MentionImportState> Imports, IReadOnlyList<Tally> Tallies)
{
    internal static IReadOnlyList<PartnerWork> InOrder(IEnumerable<PartnerWork> work) =>
        [.. work.OrderBy(one => one.Partner.Name, StringComparer.Ordinal).ThenBy(one => one.Partner.Id, StringComparer.Ordinal)];

    internal static IReadOnlyList<DeliverableState> InOrder(IEnumerable<DeliverableState> deliverables) =>
        [.. deliverables.OrderBy(one => one.Terms.Due).ThenBy(one => one.Id, StringComparer.Ordinal)];
}

using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Domain.Stories;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Drives;
using Campaign.Storage.Mentions;
using Campaign.Storage.Pools;
using Campaign.Storage.Views;

namespace Campaign.Storage.Reports;

/// <summary>Reads whole campaigns as they stand now, where a report needs everything and pages would only be in the way. <see cref="PastReportQueries"/> reads the same of the past.</summary>
public sealed class ReportQueries(
    IReadDatabase database, CampaignQueries campaigns, DriveQueries drives, PoolQueries pools, MentionImportQueries imports, IMentions mentions)
{
    /// <returns>Null when there is no such campaign.</returns>
    public async ValueTask<ReportStates?> Now(string campaign, CancellationToken cancellation) =>
        await campaigns.Find(campaign, cancellation) is { State: var state }
            ? new(
                state,
                await Work(campaign, cancellation),
                await Stories(campaign, cancellation),
                [.. (await pools.OfCampaign(campaign, cancellation)).Select(pool => pool.State)],
                await drives.OfCampaign(campaign, cancellation),
                [.. (await imports.OfCampaign(campaign, cancellation)).Select(import => import.State)],
                await mentions.Tallies(campaign, null, cancellation))
            : null;

    private async ValueTask<IReadOnlyList<PartnerWork>> Work(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var deliverables = await lease.Rows<(string Partner, string Doc)>("SELECT partner, doc FROM deliverables WHERE campaign = @campaign", new { campaign }, cancellation);
        var byPartner = deliverables.ToLookup(row => row.Partner, row => row.Doc.ToState<DeliverableState>());
        var collaborations = await lease.Rows<(string Collaboration, string Partner)>(
            "SELECT collaborations.doc, partners.doc FROM collaborations JOIN partners ON partners.id = collaborations.id WHERE collaborations.campaign = @campaign",
            new { campaign },
            cancellation);
        return ReportStates.InOrder(
            from row in collaborations
            let partner = row.Partner.ToState<PartnerState>()
            select new PartnerWork(partner, row.Collaboration.ToState<CollaborationSummary>(), ReportStates.InOrder(byPartner[partner.Id])));
    }

    private async ValueTask<IReadOnlyList<StoryState>> Stories(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<string>("SELECT doc FROM stories WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation)).Select(doc => doc.ToState<StoryState>())];
    }
}

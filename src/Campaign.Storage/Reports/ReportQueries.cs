using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Domain.Stories;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Views;

namespace Campaign.Storage.Reports;

/// <summary>A partner's work in a campaign.</summary>
public sealed record PartnerWork(PartnerState Partner, CollaborationSummary Collaboration, IReadOnlyList<DeliverableState> Deliverables);

/// <summary>Reads whole campaigns, where a report needs everything and pages would only be in the way.</summary>
public sealed class ReportQueries(IReadDatabase database)
{
    public async ValueTask<IReadOnlyList<PartnerWork>> Work(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var deliverables = await lease.Rows<(string Partner, string Doc)>(
            "SELECT partner, doc FROM deliverables WHERE campaign = @campaign ORDER BY due, id", new { campaign }, cancellation);
        var byPartner = deliverables.ToLookup(row => row.Partner, row => row.Doc.ToState<DeliverableState>());
        var collaborations = await lease.Rows<(string Collaboration, string Partner)>(
            """
            SELECT collaborations.doc, partners.doc FROM collaborations JOIN partners ON partners.id = collaborations.id
            WHERE collaborations.campaign = @campaign ORDER BY partners.name, partners.id
            """,
            new { campaign },
            cancellation);
        return
        [
            .. from row in collaborations
            let partner = row.Partner.ToState<PartnerState>()
            select new PartnerWork(partner, row.Collaboration.ToState<CollaborationSummary>(), [.. byPartner[partner.Id]]),
        ];
    }

    public async ValueTask<IReadOnlyList<StoryState>> Stories(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<string>("SELECT doc FROM stories WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation)).Select(doc => doc.ToState<StoryState>())];
    }
}

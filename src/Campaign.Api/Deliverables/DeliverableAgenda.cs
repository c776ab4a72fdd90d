using Campaign.Api.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Deliverables;
using Campaign.Storage.Views;

namespace Campaign.Api.Deliverables;

/// <summary>Deliverables that are to be published, and drafts in review.</summary>
internal sealed class DeliverableAgenda(DeliverableQueries deliverables) : IAgenda
{
    public async ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation)
    {
        var campaign = asked.Campaign.Id;
        var first = new PageRequest(DeliverableQueries.Sorting.Of(null)!, null, 1);
        var overdue = (await deliverables.List(new(campaign, OverdueOn: asked.Today), first, cancellation)).Total ?? 0;
        var inReview = (await deliverables.List(new(campaign), first with { Status = DomainJson.Word(DeliverableStatus.InReview) }, cancellation)).Total ?? 0;
        return new(
            from row in await deliverables.Pending(campaign, asked.Until, asked.Most, cancellation)
            select new DueItem("deliverable", row.State.Id, row.Partner, row.State.Terms.Title, row.State.Terms.Due, row.State.Overdue(asked.Today)),
            new("deliverables", inReview, null),
            known => known with { OverdueDeliverables = overdue });
    }
}

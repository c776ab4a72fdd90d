using Campaign.Domain.Deliverables;
using Campaign.Grains.Deliverables;
using Campaign.Silo.Hosting;
using Campaign.Storage.Deliverables;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Orleans;

namespace Campaign.Api.Deliverables;

/// <summary>The path of a collaboration.</summary>
public sealed record CollaborationPath(string Campaign, string Partner);

/// <summary>The path of a deliverable.</summary>
public sealed record DeliverablePath(string Campaign, string Partner, string Deliverable);

/// <summary>Where requests about deliverables find their grain, their rows and today's date.</summary>
internal sealed class DeliverableDesk(IGrainFactory grains, DeliverableQueries deliverables, IJournal journal, CampaignOptions options, TimeProvider clock)
{
    public DateOnly Today => options.Today(clock);

    public IDeliverablesGrain Grain(string campaign, string partner) => grains.GetGrain<IDeliverablesGrain>($"collaboration/{campaign}/{partner}");

    public IDeliverablesGrain Grain(DeliverablePath path) => Grain(path.Campaign, path.Partner);

    public async ValueTask<DeliverableResource?> Find(DeliverablePath path, HttpContext context) =>
        await deliverables.Find(path.Campaign, path.Partner, path.Deliverable, context.RequestAborted) is { } row ? ToResource(row, context) : null;

    public ValueTask<Page<DeliverableRow>> List(DeliverableFilter filter, PageRequest request, CancellationToken cancellation) =>
        deliverables.List(filter, request, cancellation);

    public async ValueTask<IReadOnlyList<DraftResource>> Drafts(DeliverablePath path, CancellationToken cancellation) => DraftResource.Of(
        (await journal.Read($"collaboration/{path.Campaign}/{path.Partner}", 0, cancellation))
            .Select(recorded => recorded.Fact).OfType<DeliverableFact>().Where(fact => fact.DeliverableId == path.Deliverable));

    public DeliverableResource ToResource(DeliverableRow row, HttpContext context) => DeliverableResource.Of(row, Today, context);
}

using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Collaborations;

/// <summary>A row a collaboration, without its deliverables, and a row a deliverable.</summary>
public sealed class CollaborationView()
    : View<CollaborationState, CollaborationFact>("collaboration", CollaborationState.Initial, CollaborationState.Evolve)
{
    public static Table Collaborations { get; } = Table.Named("collaborations", "campaign", "id")
        .Text("status", "doc").Number("created", "version")
        .Index("campaign", "created", "id").Index("campaign", "status", "created", "id");

    /// <summary>The times are null before publication; <c>pending</c> is 1 until then, so that what is overdue is found by day.</summary>
    public static Table Deliverables { get; } = Table.Named("deliverables", "campaign", "partner", "id")
        .Text("title", "search", "status", "due", "url", "doc").Number("pending", "published", "views", "likes", "comments", "shares", "created", "version")
        .Index("campaign", "due", "id").Index("campaign", "created", "id").Index("campaign", "title", "id").Index("campaign", "status", "due", "id")
        .Index("campaign", "pending", "due", "id");

    public override IReadOnlyList<Table> Tables => [Collaborations, Deliverables];

    /// <inheritdoc/>
    /// <remarks>The second: a deliverable's row knows who wrote its draft.</remarks>
    public override int Generation => 2;

    public override IReadOnlyList<string> Names => ["campaign", "partner"];

    public override Refusal? Unknown => CollaborationRefusals.Unknown;

    public override string? CampaignOf(CollaborationState state) => state.CampaignId;

    /// <summary>Scope of the kept counts of a campaign's deliverables by status.</summary>
    public static string DeliverablesOf(string campaign) => $"campaign/{campaign}/deliverables";

    /// <summary>Scope of the kept counts of one collaboration's deliverables by status.</summary>
    public static string DeliverablesOf(string campaign, string partner) => $"collaboration/{campaign}/{partner}/deliverables";

    internal static string CollaborationsOf(string campaign) => $"campaign/{campaign}/collaborations";

    public override void Project(
        string id, CollaborationState before, CollaborationFact fact, CollaborationState after, long version, RowChanges rows)
    {
        string[] key = [after.CampaignId, after.PartnerId];
        if (fact is CollaborationProposed)
        {
            rows.Put(Collaborations, key, ("created", fact.At));
        }

        rows.Put(Collaborations, key, ("status", DomainJson.Word(after.Status)), ("doc", new Document(CollaborationSummary.Of(after))), ("version", version));
        rows.Move(CollaborationsOf(key[0]), before.Exists ? DomainJson.Word(before.Status) : null, DomainJson.Word(after.Status));
        if (fact is DeliverableFact { DeliverableId: var deliverable })
        {
            Project(key, before.Deliverable(deliverable), fact, after.Deliverable(deliverable)!, rows);
        }
    }

    private static void Project(string[] collaboration, DeliverableState? before, CollaborationFact fact, DeliverableState after, RowChanges rows)
    {
        string[] key = [.. collaboration, after.Id];
        if (before is null)
        {
            rows.Put(Deliverables, key, ("created", fact.At));
        }

        if (fact is DeliverableBriefed or DeliverableAmended)
        {
            rows.Put(Deliverables, key, ("title", after.Title), ("search", after.Title.ToLowerInvariant()), ("due", after.Due));
        }

        rows.Put(
            Deliverables,
            key,
            ("status", DomainJson.Word(after.Status)),
            ("pending", after.Unpublished),
            ("url", after.Url),
            ("published", after.PublishedAt),
            ("views", after.Metrics.Views),
            ("likes", after.Metrics.Likes),
            ("comments", after.Metrics.Comments),
            ("shares", after.Metrics.Shares),
            ("doc", new Document(after)),
            ("version", (long)after.Revision));
        var (from, to) = (before is null ? null : DomainJson.Word(before.Status), DomainJson.Word(after.Status));
        rows.Move(DeliverablesOf(key[0]), from, to);
        rows.Move(DeliverablesOf(key[0], key[1]), from, to);
    }
}

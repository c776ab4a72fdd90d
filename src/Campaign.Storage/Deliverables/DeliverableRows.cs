using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Deliverables;

/// <summary>A row a deliverable, made by the view of its collaboration, whose stream tells of it.</summary>
public static class DeliverableRows
{
    /// <summary>The times are null before publication; <c>pending</c> is 1 until then, so that what is overdue is found by day.</summary>
    public static Table Table { get; } = Table.Named("deliverables", "campaign", "partner", "id")
        .Text("title", "search", "status", "due", "url", "doc").Number("pending", "published", "views", "likes", "comments", "shares", "created", "version")
        .Index("campaign", "due", "id").Index("campaign", "created", "id").Index("campaign", "title", "id").Index("campaign", "status", "due", "id")
        .Index("campaign", "pending", "due", "id");

    /// <summary>Scope of the kept counts of a campaign's deliverables by status.</summary>
    internal static string Of(string campaign) => $"campaign/{campaign}/deliverables";

    /// <summary>Scope of the kept counts of one collaboration's deliverables by status.</summary>
    internal static string Of(string campaign, string partner) => $"collaboration/{campaign}/{partner}/deliverables";

    /// <param name="collaboration">The key of its row: campaign and partner.</param>
    internal static void Project(string[] collaboration, DeliverableState? before, CollaborationFact fact, DeliverableState after, RowChanges rows)
    {
        string[] key = [.. collaboration, after.Id];
        if (before is null)
        {
            rows.Put(Table, key, ("created", fact.At));
        }

        if (fact is DeliverableBriefed or DeliverableAmended)
        {
            rows.Put(Table, key, ("title", after.Terms.Title), ("search", after.Terms.Title.ToLowerInvariant()), ("due", after.Terms.Due));
        }

        rows.Put(
            Table,
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
        rows.Move(Of(key[0]), from, to);
        rows.Move(Of(key[0], key[1]), from, to);
    }
}

using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>One row for each notice.</summary>
public sealed class NoticeView() : View<NoticeState, NoticeFact>("notice", NoticeState.Initial, NoticeState.Evolve)
{
    public static Table Notices { get; } = Table.Named("notices", "id").Text("campaign", "status", "until", "doc").Number("version").Index("campaign", "until", "id");

    public override IReadOnlyList<Table> Tables => [Notices];

    public override Refusal? Unknown => NoticeRules.Unknown;

    public override string? CampaignOf(NoticeState state) => state.CampaignId;

    public override void Project(string id, NoticeState before, NoticeFact fact, NoticeState after, long version, RowChanges rows)
    {
        var status = DomainJson.Word(after.Status);
        rows.Put(Notices, [id], ("campaign", after.CampaignId), ("status", status), ("until", after.Until), ("doc", new Document(after)), ("version", version));
        rows.Move(Scope(after.CampaignId), before.Exists ? DomainJson.Word(before.Status) : null, status);
    }

    internal static string Scope(string campaign) => $"campaign/{campaign}/notices";
}

/// <summary>Reads notices.</summary>
public sealed class NoticeQueries(IReadDatabase database)
{
    public static Sorting Sorting { get; } = new("until", new SortColumn("until", "until"));

    public async ValueTask<Versioned<NoticeState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<NoticeState>("SELECT doc, version FROM notices WHERE id = @id", new { id }, cancellation);
    }

    /// <summary>A page of a campaign's notices.</summary>
    public async ValueTask<Page<Versioned<NoticeState>>> List(string campaign, PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("notices", request)
            .Where(true, "campaign = @campaign")
            .Where(request.Status is not null, "status = @status")
            .Read<ListedDocument>(lease, "doc, version", new { campaign }, NoticeView.Scope(campaign), cancellation);
        return page.Select(row => row.ToState<NoticeState>());
    }
}

using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Deliverables;

/// <summary>A deliverable with where it belongs.</summary>
/// <param name="Standing">Of its partner, as now known; null in lists, where drafts are not judged.</param>
public sealed record DeliverableRow(string Campaign, string Partner, DeliverableState State, long Version, PartnerStanding? Standing);

/// <summary>Which deliverables are asked for.</summary>
/// <param name="Partner">Of one collaboration only.</param>
/// <param name="OverdueOn">Only those not published although they were due before this day.</param>
/// <param name="From">Only those due on this day or later.</param>
/// <param name="Until">Only those due on this day or earlier.</param>
public sealed record DeliverableFilter(string Campaign, string? Partner = null, DateOnly? OverdueOn = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>Whether what is asked for is counted already, state by state.</summary>
    internal bool IsKept => this is { OverdueOn: null, From: null, Until: null };
}

/// <summary>Reads deliverables.</summary>
public sealed class DeliverableQueries(IReadDatabase database)
{
    public static Sorting Sorting { get; } = new("due", new("due", "due"), new("created", "created", IsNumber: true), new("title", "title"));

    public async ValueTask<DeliverableRow?> Find(string campaign, string partner, string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<OneDeliverable>(
            """
            SELECT deliverables.doc, deliverables.version, partners.doc AS partner FROM deliverables LEFT JOIN partners ON partners.id = deliverables.partner
            WHERE deliverables.campaign = @campaign AND deliverables.partner = @partner AND deliverables.id = @id
            """,
            new { campaign, partner, id },
            cancellation);
        return rows.SingleOrDefault() is { } row
            ? new(campaign, partner, row.Doc.ToState<DeliverableState>(), row.Version, (row.Partner?.ToState<PartnerState>() ?? PartnerState.Initial).Standing)
            : null;
    }

    /// <summary>A page of deliverables; the search looks into titles.</summary>
    public async ValueTask<Page<DeliverableRow>> List(DeliverableFilter filter, PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var kept = filter.Partner is null
            ? DeliverableRows.Of(filter.Campaign)
            : DeliverableRows.Of(filter.Campaign, filter.Partner);
        var page = await new Listing("deliverables", request)
            .Where(true, "campaign = @campaign")
            .Where(filter.Partner is not null, "partner = @partner")
            .Where(request.Status is not null, "status = @status")
            .Where(filter.OverdueOn is not null, "pending = 1 AND due < @today")
            .Where(filter.From is not null, "due >= @from")
            .Where(filter.Until is not null, "due <= @until")
            .Where(request.Like is not null, @"search LIKE @like ESCAPE '\'")
            .Read<ListedDeliverable>(
                lease,
                "doc, version, partner",
                new
                {
                    campaign = filter.Campaign,
                    partner = filter.Partner,
                    today = filter.OverdueOn?.ToString("O", null),
                    from = filter.From?.ToString("O", null),
                    until = filter.Until?.ToString("O", null),
                },
                request.Like is null && filter.IsKept ? kept : null,
                cancellation);
        return page.Select(row => new DeliverableRow(filter.Campaign, row.Partner, row.Doc.ToState<DeliverableState>(), row.Version, null));
    }

    /// <summary>What is not published and due by a day, late ones included, by day.</summary>
    public async ValueTask<IReadOnlyList<DeliverableRow>> Pending(string campaign, DateOnly until, int most, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<(string Partner, string Doc, long Version)>(
            "SELECT partner, doc, version FROM deliverables WHERE campaign = @campaign AND pending = 1 AND due <= @until ORDER BY due, id LIMIT @most",
            new { campaign, until = until.ToString("O", null), most },
            cancellation);
        return [.. rows.Select(row => new DeliverableRow(campaign, row.Partner, row.Doc.ToState<DeliverableState>(), row.Version, null))];
    }

    private sealed record OneDeliverable(string Doc, long Version, string? Partner);

    [method: ExplicitConstructor]
    private sealed record ListedDeliverable(string Doc, long Version, string Partner, string At, string Id) : IListed;
}

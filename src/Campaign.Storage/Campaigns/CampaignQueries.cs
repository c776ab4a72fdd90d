using Campaign.Domain.Campaigns;
using Campaign.Storage.Views;

namespace Campaign.Storage.Campaigns;

/// <summary>Reads campaigns.</summary>
public sealed class CampaignQueries(IReadDatabase database)
{
    public static Sorting Sorting { get; } = new("-created", new("created", "created", IsNumber: true), new("name", "name"), new("starts", "starts"));

    public async ValueTask<Versioned<CampaignState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<CampaignState>("SELECT doc, version FROM campaigns WHERE id = @id", new { id }, cancellation);
    }

    public async ValueTask<bool> Exists(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long>("SELECT 1 FROM campaigns WHERE id = @id", new { id }, cancellation)).Count > 0;
    }

    /// <summary>When a campaign was entered; null when there is no such campaign.</summary>
    public async ValueTask<DateTimeOffset?> Created(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<long>("SELECT created FROM campaigns WHERE id = @id", new { id }, cancellation);
        return rows.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows[0]);
    }

    /// <summary>A page of campaigns; the search looks into name, brand and id.</summary>
    /// <param name="visible">Those that the reader may see; null for all.</param>
    public async ValueTask<Page<Versioned<CampaignState>>> List(PageRequest request, IReadOnlyList<string>? visible, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("campaigns", request)
            .Where(visible is not null, $"id IN (SELECT value FROM {lease.Dialect.Each("visible")})")
            .Where(request.Status is not null, "status = @status")
            .Where(request.Like is not null, @"search LIKE @like ESCAPE '\'")
            .Read<ListedDocument>(
                lease, "doc, version", new { visible = lease.Dialect.List(visible ?? []) }, request.Like is null && visible is null ? "campaigns" : null, cancellation);
        return page.Select(row => row.ToState<CampaignState>());
    }
}

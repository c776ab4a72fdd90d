using Campaign.Domain.Stories;
using Campaign.Storage.Views;

namespace Campaign.Storage.Stories;

/// <summary>Reads stories.</summary>
public sealed class StoryQueries(IReadDatabase database)
{
    public async ValueTask<Versioned<StoryState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<StoryState>("SELECT doc, version FROM stories WHERE id = @id", new { id }, cancellation);
    }

    /// <summary>A page of a campaign's stories by id.</summary>
    public async ValueTask<Page<Versioned<StoryState>>> OfCampaign(string campaign, string? status, string? after, int limit, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Documents<StoryState>(
            $"""
             SELECT doc, version FROM stories
             WHERE campaign = @campaign {(status is null ? "" : "AND status = @status")} AND id > @after ORDER BY id LIMIT @take
             """,
            new { campaign, status, after = after ?? "", take = limit + 1 },
            cancellation);
        return Page.Of(rows, limit, row => row.State.Id, await lease.Total(StoryView.Scope(campaign), status, cancellation));
    }
}

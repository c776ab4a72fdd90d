using Campaign.Domain.Stories;
using Campaign.Storage.Views;

namespace Campaign.Storage.Stories;

/// <summary>A filter for stories.</summary>
/// <param name="From">Only those that go out, or went out, at this time or later.</param>
/// <param name="Before">Only those that go out, or went out, before this time.</param>
public sealed record StoryFilter(string Campaign, DateTimeOffset? From = null, DateTimeOffset? Before = null);

/// <summary>Reads stories.</summary>
public sealed class StoryQueries(IReadDatabase database)
{
    /// <summary>By default ordered by when they go out or went out: those without a time first, then the latest.</summary>
    public static Sorting Sorting { get; } = new("-at", new SortColumn("at", "goes_out", IsNumber: true));

    public async ValueTask<Versioned<StoryState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<StoryState>("SELECT doc, version FROM stories WHERE id = @id", new { id }, cancellation);
    }

    /// <summary>A page of a campaign's stories.</summary>
    public async ValueTask<Page<Versioned<StoryState>>> List(StoryFilter filter, PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("stories", request)
            .Where(true, "campaign = @campaign")
            .Where(request.Status is not null, "status = @status")
            .Where(filter.From is not null, "goes_out >= @from")
            .Where(filter is not { From: null, Before: null }, "goes_out < @before")
            .Read<ListedDocument>(
                lease,
                "doc, version",
                new { campaign = filter.Campaign, from = filter.From?.ToUnixTimeMilliseconds(), before = (filter.Before ?? StoryView.Never).ToUnixTimeMilliseconds() },
                filter is { From: null, Before: null } ? StoryView.Scope(filter.Campaign) : null,
                cancellation);
        return page.Select(row => row.ToState<StoryState>());
    }
}

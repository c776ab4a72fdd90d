using Campaign.Storage.Views;

namespace Campaign.Storage.Collaborations;

/// <summary>Reads collaborations.</summary>
public sealed class CollaborationQueries(IReadDatabase database)
{
    public static Sorting Sorting { get; } = new("-created", new("created", "created", IsNumber: true), new("partner", "id"));

    public async ValueTask<Versioned<CollaborationSummary>?> Find(string campaign, string partner, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<CollaborationSummary>(
            "SELECT doc, version FROM collaborations WHERE campaign = @campaign AND id = @partner", new { campaign, partner }, cancellation);
    }

    /// <summary>A page of a campaign's collaborations; the search covers the partner's id.</summary>
    public async ValueTask<Page<Versioned<CollaborationSummary>>> List(string campaign, PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("collaborations", request)
            .Where(true, "campaign = @campaign")
            .Where(request.Status is not null, "status = @status")
            .Where(request.Like is not null, @"id LIKE @like ESCAPE '\'")
            .Read<ListedDocument>(
                lease, "doc, version", new { campaign }, request.Like is null ? CollaborationView.CollaborationsOf(campaign) : null, cancellation);
        return page.Select(row => row.ToState<CollaborationSummary>());
    }

    /// <summary>A partner's collaborations, newest first.</summary>
    /// <param name="visible">Only in these campaigns; in all when null.</param>
    public async ValueTask<IReadOnlyList<Versioned<CollaborationSummary>>> OfPartner(
        string partner, IReadOnlyList<string>? visible, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var all = await lease.Documents<CollaborationSummary>(
            "SELECT doc, version FROM collaborations WHERE id = @partner ORDER BY created DESC", new { partner }, cancellation);
        return visible is null ? all : [.. all.Where(row => visible.Contains(row.State.CampaignId))];
    }

    /// <summary>The ids of partners who have or had a collaboration in a campaign.</summary>
    public async ValueTask<IReadOnlyList<string>> Partners(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Rows<string>("SELECT id FROM collaborations WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
    }
}

using System.Globalization;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Submissions;

/// <summary>A submission as lists show it. Handle, text and links are gone once its author was erased.</summary>
public sealed record SubmissionRow(
    string Id, string Drive, string Campaign, string Subject, string Channel, string Status, SubmissionDetails Details, string? Handle, string? Text,
    ValueList<string> Links, bool Featured, int TextVersion, DateTimeOffset Submitted, long Version);

/// <summary>A submission beside another.</summary>
/// <param name="Likeness">How much of the texts agrees, 0–1.</param>
public sealed record SimilarRow(SubmissionRow Row, double Likeness);

/// <summary>Which submissions of a drive to list.</summary>
/// <param name="OldestFirst">Newest first otherwise.</param>
/// <param name="After">The cursor of the page before.</param>
public sealed record SubmissionFilter(string Drive, string? Status = null, string? Text = null, bool OldestFirst = false, string? After = null, int Limit = 50);

/// <summary>Reads submissions.</summary>
public sealed class SubmissionQueries(IReadDatabase database)
{
    // A very common word has far more hits than a page: so many are looked at for one page, and the cursor goes on from there. Most pages are full after the
    // first few, so these are asked for first: the server would find all of them before it gives one.
    private const int MostCandidates = 2_000;

    // Read from an index alone, on each side of a submission: copies come in waves.
    private const int MostNeighbours = 2_000;
    private const int MostSimilar = 5;
    private const double LeastLikeness = 0.4;

    private const string Columns =
        "t.id, t.drive, t.campaign, t.subject, t.channel, t.status, t.details, t.handle, t.text, t.links, t.featured, t.text_version AS textVersion, t.submitted, t.version";

    public async ValueTask<SubmissionRow?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<SubmissionColumns>($"SELECT {Columns} FROM submissions t WHERE t.id = @id", new { id }, cancellation)).SingleOrDefault()?.ToRow();
    }

    /// <summary>Which of these ids belong to a submission.</summary>
    public async ValueTask<IReadOnlyList<string>> Known(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Rows<string>(
            $"SELECT id FROM submissions WHERE id IN (SELECT value FROM {lease.Dialect.Each("ids")})", new { ids = lease.Dialect.List(ids) }, cancellation);
    }

    /// <summary>What a drive's grain remembers of everything it took in.</summary>
    public ValueTask<IntakeLedger> Ledger(string drive, int expected, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var ledger = new IntakeLedger(expected);
        foreach (var (author, fingerprint) in lease.Connection.Query<(long, byte[])>(LedgerSql, new { drive }, buffered: false))
        {
            cancellation.ThrowIfCancellationRequested();
            ledger.Add(author, Fingerprint.FromBytes(fingerprint));
        }

        return ValueTask.FromResult(ledger);
    }

    /// <summary>Of those that arrived around it: what reads alike or is by the same author, the closest first.</summary>
    public async ValueTask<IReadOnlyList<SimilarRow>> Similar(SubmissionRow row, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var own = Fingerprint.FromBytes((await lease.Rows<byte[]>("SELECT fingerprint FROM submissions WHERE id = @id", new { id = row.Id }, cancellation))[0]);
        var author = IntakeLedger.AuthorOf(row.Subject);
        var near = new List<(string Id, double Likeness)>();
        foreach (var before in (bool[])[true, false])
        {
            var neighbours = await lease.Rows<(string Id, long Author, byte[] Fingerprint)>(
                NeighboursSql(before), new { drive = row.Drive, id = row.Id, take = MostNeighbours }, cancellation);
            near.AddRange(
                from neighbour in neighbours
                let likeness = (double)Fingerprint.FromBytes(neighbour.Fingerprint).Shared(own) / Fingerprint.Rows
                where likeness >= LeastLikeness || neighbour.Author == author
                select (neighbour.Id, likeness));
        }

        var closest = near.OrderByDescending(one => one.Likeness).Take(MostSimilar).ToDictionary(one => one.Id, one => one.Likeness);
        var rows = await lease.Rows<SubmissionColumns>(
            $"SELECT {Columns} FROM submissions t WHERE t.id IN (SELECT value FROM {lease.Dialect.Each("ids")})", new { ids = lease.Dialect.List(closest.Keys) }, cancellation);
        return [.. rows.Select(one => new SimilarRow(one.ToRow(), closest[one.Id])).OrderByDescending(one => one.Likeness)];
    }

    /// <summary>A page of a drive's submissions in order of arrival. A search has no total: it would have to read every hit.</summary>
    public async ValueTask<Page<SubmissionRow>> List(SubmissionFilter filter, CancellationToken cancellation)
    {
        using var lease = database.Read();
        if (filter.Text is { } text)
        {
            return await Search(lease, filter, new SearchQuery(text), cancellation);
        }

        var rows = await lease.Rows<SubmissionColumns>(
            PageSql(filter), new { drive = filter.Drive, status = filter.Status, after = filter.After, take = filter.Limit + 1 }, cancellation);
        var total = await lease.Total(SubmissionView.Scope(filter.Drive), filter.Status, cancellation);
        return Page.Of([.. rows.Select(row => row.ToRow())], filter.Limit, row => row.Id, total);
    }

    internal const string LedgerSql = "SELECT author, fingerprint FROM submissions WHERE drive = @drive ORDER BY id";

    internal static string PageSql(SubmissionFilter filter) =>
        $"""
         SELECT {Columns} FROM submissions t
         WHERE t.drive = @drive{(filter.Status is null ? "" : " AND t.status = @status")}{(filter.After is null ? "" : filter.OldestFirst ? " AND t.id > @after" : " AND t.id < @after")}
         ORDER BY t.id{(filter.OldestFirst ? "" : " DESC")} LIMIT @take
         """;

    internal static string NeighboursSql(bool before) =>
        $"""
         SELECT id, author, fingerprint FROM submissions WHERE drive = @drive AND id {(before ? "<" : ">")} @id
         ORDER BY id{(before ? " DESC" : "")} LIMIT @take
         """;

    internal static string SearchSql(SubmissionFilter filter, SearchQuery query, bool after, SqlDialect dialect) =>
        dialect.Search(SubmissionView.Submissions, $"{Columns}, t.place", query, after, filter.OldestFirst);

    private static async ValueTask<Page<SubmissionRow>> Search(ReadLease lease, SubmissionFilter filter, SearchQuery query, CancellationToken cancellation)
    {
        if (query.Terms.Count == 0 || (filter.After is not null && !long.TryParse(filter.After, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return new([], null, null);
        }

        var found = new List<SubmissionRow>();
        var (seen, place) = (0, filter.After is null ? (long?)null : long.Parse(filter.After, CultureInfo.InvariantCulture));
        for (var take = 2 * filter.Limit; seen < MostCandidates; take = MostCandidates - seen)
        {
            var all = seen + take;
            await foreach (var row in Candidates(lease, filter, query, place, take).WithCancellation(cancellation))
            {
                if (row.Drive == filter.Drive && (filter.Status ?? row.Status) == row.Status && row.Text is { } text && query.IsIn(text))
                {
                    if (found.Count == filter.Limit)
                    {
                        return Cut(found, place);
                    }

                    found.Add(row.ToRow());
                }

                (seen, place) = (seen + 1, row.Place);
            }

            if (seen < all)
            {
                return new(found, null, null);
            }
        }

        return Cut(found, place);
    }

    private static IAsyncEnumerable<FoundColumns> Candidates(ReadLease lease, SubmissionFilter filter, SearchQuery query, long? after, int take) =>
        lease.Connection.QueryUnbufferedAsync<FoundColumns>(SearchSql(filter, query, after is not null, lease.Dialect), lease.Dialect.Asked(query, after ?? 0, take));

    private static Page<SubmissionRow> Cut(List<SubmissionRow> found, long? place) => new(found, place?.ToString(CultureInfo.InvariantCulture), null);
}

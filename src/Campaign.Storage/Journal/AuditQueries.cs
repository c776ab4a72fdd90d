using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Journal;

/// <summary>Reads the journal across streams: who did what.</summary>
public sealed class AuditQueries(IReadDatabase database)
{
    /// <summary>A campaign's facts are counted up to this number.</summary>
    private const int MostCounted = 10_000;

    /// <summary>Who did what the program does by itself, such as most of what happens to rewards: the index on those who did something leaves it out.</summary>
    private const string Itself = "campaign";

    /// <summary>So many campaigns are asked for at once: planning a statement takes longer the more parts it has.</summary>
    private const int MostParts = 50;

    /// <summary>How many positions are looked at first.</summary>
    private const long Narrowest = 512;

    /// <summary>The last position; 0 when nothing has happened. Positions have gaps.</summary>
    public async ValueTask<long> Last(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long?>(lease.Dialect.LastPosition, new { }, cancellation)).SingleOrDefault() ?? 0;
    }

    /// <summary>Finds between which positions that lies which happened between two moments; null when nothing did.</summary>
    /// <param name="from">Included.</param>
    /// <param name="to">Not included.</param>
    public async ValueTask<AuditMoments?> Between(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var (first, last) = (await lease.Rows<(long?, long?)>(
            BetweenSql(from, to), new { from = from?.ToUnixTimeMilliseconds(), to = to?.ToUnixTimeMilliseconds() }, cancellation))[0];
        return first is { } low && last is { } high ? new(from, to, low, high) : null;
    }

    /// <summary>What fits a filter from a position backwards, the newest first: as much as was asked for, if there is so much.</summary>
    public async ValueTask<IReadOnlyList<RecordedFact>> Page(AuditFilter filter, long upTo, int most, CancellationToken cancellation)
    {
        var (first, last) = (filter.Moments?.First ?? 1, Math.Min(upTo, filter.Moments?.Last ?? upTo));
        var found = new List<RecordedFact>();
        if (filter.Campaigns is { } campaigns)
        {
            foreach (var some in campaigns.Chunk(MostParts))
            {
                found.AddRange(await Read(filter, some, first, last, most, cancellation));
            }

            return [.. found.OrderByDescending(fact => fact.Position).Take(most)];
        }

        // An index has what somebody did, and what happened to a noun, in order. Everything, or all that the program did by itself, is so much that a page is found in few positions.
        var width = filter.Actor is null or Itself && filter.Noun is null ? Narrowest : last;
        for (; last >= first && found.Count < most; last -= width, width *= 2)
        {
            found.AddRange(await Read(filter, [], Math.Max(first, last - width + 1), last, most - found.Count, cancellation));
        }

        return found;
    }

    /// <summary>A campaign's facts after a position, oldest first.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> After(string campaign, long after, int most, CancellationToken cancellation) =>
        Facts("campaign = @campaign AND position > @after ORDER BY position LIMIT @most", new { campaign, after, most }, cancellation);

    /// <summary>The number of facts of a campaign; null when there are too many to count.</summary>
    public async ValueTask<long?> Count(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var counted = (await lease.Rows<long>(
            "SELECT count(*) FROM (SELECT 1 FROM journal WHERE campaign = @campaign LIMIT @most) AS few", new { campaign, most = MostCounted + 1 }, cancellation))[0];
        return counted > MostCounted ? null : counted;
    }

    /// <summary>The campaign of a stream; null when there is no such stream, or it belongs to none.</summary>
    public async ValueTask<string?> CampaignOf(string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<string?>("SELECT campaign FROM journal WHERE stream = @stream AND version = 1", new { stream }, cancellation)).SingleOrDefault();
    }

    /// <summary>A page of everything, or of some campaigns: each has its facts in order, so that no more than a page of each is read.</summary>
    private async ValueTask<IReadOnlyList<RecordedFact>> Read(AuditFilter filter, string[] campaigns, long first, long last, int most, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var values = new DynamicParameters(new
        {
            first, last, most, actor = filter.Actor, noun = filter.Noun, without = filter.Without, from = filter.Moments?.From?.ToUnixTimeMilliseconds(), to = filter.Moments?.To?.ToUnixTimeMilliseconds(),
        });
        for (var number = 0; number < campaigns.Length; number++)
        {
            values.Add($"c{number}", campaigns[number]);
        }

        return [.. (await lease.Rows<JournalRow>(PageSql(filter, campaigns.Length, lease.Dialect), values, cancellation)).Select(row => row.ToFact())];
    }

    /// <param name="campaigns">How many campaigns are asked for, as the parameters <c>c0</c>, <c>c1</c>, …; 0 for everything.</param>
    internal static string PageSql(AuditFilter filter, int campaigns, SqlDialect dialect)
    {
        var where = $"position >= @first AND position <= @last{By(filter.Actor)}{(filter.Noun is null ? "" : $" AND {dialect.NounOfFact} = @noun")}"
            + $"{(filter.Without is null ? "" : " AND stream <> @without")}{InTime(filter.Moments?.From, filter.Moments?.To)}";
        var parts = campaigns == 0 ? [Part("")] : Enumerable.Range(0, campaigns).Select(number => Part($"campaign = @c{number} AND "));
        return string.Join(" UNION ALL ", parts) + " ORDER BY position DESC LIMIT @most";

        string Part(string campaign) => $"SELECT * FROM (SELECT {JournalRow.Columns} FROM journal WHERE {campaign}{where} ORDER BY position DESC LIMIT @most) AS part";
    }

    private static string By(string? actor) => actor switch
    {
        null => "",
        Itself => " AND actor = @actor",
        _ => $" AND actor = @actor AND actor <> '{Itself}'",
    };

    internal static string BetweenSql(DateTimeOffset? from, DateTimeOffset? to) => $"SELECT min(position), max(position) FROM journal WHERE 1 = 1{InTime(from, to)}";

    private static string InTime(DateTimeOffset? from, DateTimeOffset? to) => $"{(from is null ? "" : " AND at >= @from")}{(to is null ? "" : " AND at < @to")}";

    private async ValueTask<IReadOnlyList<RecordedFact>> Facts(string where, object values, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<JournalRow>($"SELECT {JournalRow.Columns} FROM journal WHERE {where}", values, cancellation)).Select(row => row.ToFact())];
    }
}

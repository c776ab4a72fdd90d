using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>Reads the journal as it happened, across streams: who did what.</summary>
public sealed class AuditQueries(IReadDatabase database)
{
    /// <summary>More facts of a campaign are not counted.</summary>
    private const int MostCounted = 10_000;

    /// <summary>The last position; 0 when nothing has happened. Positions are not without gaps.</summary>
    public async ValueTask<long> Last(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long?>(lease.Dialect.LastPosition, new { }, cancellation)).SingleOrDefault() ?? 0;
    }

    /// <summary>What lies behind one position and up to another, the newest first.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> Between(long after, long upTo, CancellationToken cancellation) =>
        Facts("position > @after AND position <= @upTo ORDER BY position DESC", new { after, upTo }, cancellation);

    /// <summary>What happened in a campaign up to a position, the newest first.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> UpTo(string campaign, long upTo, int most, CancellationToken cancellation) =>
        Facts("campaign = @campaign AND position <= @upTo ORDER BY position DESC LIMIT @most", new { campaign, upTo, most }, cancellation);

    /// <summary>What happened in a campaign behind a position, in the order in which it happened.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> After(string campaign, long after, int most, CancellationToken cancellation) =>
        Facts("campaign = @campaign AND position > @after ORDER BY position LIMIT @most", new { campaign, after, most }, cancellation);

    /// <summary>How much happened in a campaign; null when it is too much to be counted.</summary>
    public async ValueTask<long?> Count(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var counted = (await lease.Rows<long>(
            "SELECT count(*) FROM (SELECT 1 FROM journal WHERE campaign = @campaign LIMIT @most) AS few", new { campaign, most = MostCounted + 1 }, cancellation))[0];
        return counted > MostCounted ? null : counted;
    }

    /// <summary>The campaign that a stream belongs to; null when there is no such stream, or it belongs to none.</summary>
    public async ValueTask<string?> CampaignOf(string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<string?>("SELECT campaign FROM journal WHERE stream = @stream AND version = 1", new { stream }, cancellation)).SingleOrDefault();
    }

    private async ValueTask<IReadOnlyList<RecordedFact>> Facts(string where, object values, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<JournalRow>($"SELECT {JournalRow.Columns} FROM journal WHERE {where}", values, cancellation)).Select(row => row.ToFact())];
    }
}

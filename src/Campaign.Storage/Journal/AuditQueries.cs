using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>Reads the journal across streams: who did what.</summary>
public sealed class AuditQueries(IReadDatabase database)
{
    /// <summary>A campaign's facts are counted up to this number.</summary>
    private const int MostCounted = 10_000;

    /// <summary>The last position; 0 when nothing has happened. Positions have gaps.</summary>
    public async ValueTask<long> Last(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long?>(lease.Dialect.LastPosition, new { }, cancellation)).SingleOrDefault() ?? 0;
    }

    /// <summary>Facts after one position and up to another, newest first.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> Between(long after, long upTo, CancellationToken cancellation) =>
        Facts("position > @after AND position <= @upTo ORDER BY position DESC", new { after, upTo }, cancellation);

    /// <summary>A campaign's facts up to a position, newest first.</summary>
    public ValueTask<IReadOnlyList<RecordedFact>> UpTo(string campaign, long upTo, int most, CancellationToken cancellation) =>
        Facts("campaign = @campaign AND position <= @upTo ORDER BY position DESC LIMIT @most", new { campaign, upTo, most }, cancellation);

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

    private async ValueTask<IReadOnlyList<RecordedFact>> Facts(string where, object values, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<JournalRow>($"SELECT {JournalRow.Columns} FROM journal WHERE {where}", values, cancellation)).Select(row => row.ToFact())];
    }
}

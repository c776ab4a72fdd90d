using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>Reads the journal as it happened, across streams: who did what.</summary>
public sealed class AuditQueries(IReadDatabase database)
{
    // The nouns whose streams name no campaign, each with the table that knows it.
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["pool"] = "pools", ["drive"] = "drives", ["submission"] = "submissions", ["story"] = "stories", ["import"] = "mention_imports",
    };

    /// <summary>The last position; 0 when nothing has happened. Positions are not without gaps.</summary>
    public async ValueTask<long> Last(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long?>(lease.Dialect.LastPosition, new { }, cancellation)).SingleOrDefault() ?? 0;
    }

    /// <summary>What lies behind one position and up to another, the newest first.</summary>
    public async ValueTask<IReadOnlyList<RecordedFact>> Between(long after, long upTo, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<JournalRow>(
            $"SELECT {JournalRow.Columns} FROM journal WHERE position > @after AND position <= @upTo ORDER BY position DESC", new { after, upTo }, cancellation);
        return [.. rows.Select(row => row.ToFact())];
    }

    /// <summary>The campaigns of streams; those that belong to none are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> Campaigns(IEnumerable<string> streams, CancellationToken cancellation)
    {
        var campaigns = new Dictionary<string, string>(StringComparer.Ordinal);
        using var lease = database.Read();
        foreach (var noun in streams.Distinct(StringComparer.Ordinal).Select(stream => stream.Split('/')).GroupBy(parts => parts[0], StringComparer.Ordinal))
        {
            if (noun.Key is "campaign" or "collaboration")
            {
                foreach (var parts in noun)
                {
                    campaigns[string.Join('/', parts)] = parts[1];
                }
            }
            else if (Tables.TryGetValue(noun.Key, out var table))
            {
                var rows = await lease.Rows<CampaignOfRow>(
                    $"SELECT id, campaign FROM {table} WHERE id IN (SELECT value FROM {lease.Dialect.Each("ids")})", new { ids = lease.Dialect.List([.. noun.Select(parts => parts[1])]) }, cancellation);
                foreach (var row in rows)
                {
                    campaigns[$"{noun.Key}/{row.Id}"] = row.Campaign;
                }
            }
        }

        return campaigns;
    }

    private sealed record CampaignOfRow(string Id, string Campaign);
}

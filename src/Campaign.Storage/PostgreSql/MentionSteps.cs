using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using Npgsql;
using Change = Campaign.Storage.Changes.Change;

namespace Campaign.Storage.PostgreSql;

/// <summary>Adds a chunk of an import in one statement. Rows come in the order of their identities, so that two nodes cannot deadlock.</summary>
internal sealed class AddMentionsStep(string campaign, string import, IReadOnlyList<Mention> mentions, DateTimeOffset now, Action<int, RowChanges> progress)
    : WriteStep<PostgreSqlSession, int>
{
    private const string OpenSource =
        "INSERT INTO mention_sources (import, campaign) VALUES ($1, $2) ON CONFLICT (import, campaign) DO UPDATE SET import = excluded.import RETURNING id";

    private const string Insert = """
        INSERT INTO mentions (source, identity, at, channel, origin, tone, reach, author, text)
        SELECT $1, d.* FROM unnest($2::bytea[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::text[]) AS d
        ON CONFLICT (identity) DO NOTHING RETURNING at, channel, origin, tone
        """;

    private readonly object[] _columns = Columns([.. mentions.ByIdentity().Select(position => mentions[position])]);

    private RowChanges _rows = new();

    public override IEnumerable<Change> Changes => Result > 0 ? [Change.MuchOf(campaign), .. _rows.OfJobs()] : _rows.OfJobs();

    public override RowChanges Run(PostgreSqlSession session)
    {
        Result = 0;
        if (mentions.Count > 0)
        {
            var source = session.Read(OpenSource, row => row.GetInt64(0), import, campaign)[0];
            var tallies = new MentionTallying(now);
            Result = session.Read(Insert, row => MentionRow.Count(row, tallies, 1), [source, .. _columns]).Count;
            MentionRow.Write(session, campaign, tallies);
        }

        _rows = new RowChanges();
        progress(Result, _rows);
        return _rows;
    }

    private static object[] Columns(Mention[] sorted) =>
    [
        Array.ConvertAll(sorted, mention => Bytes(mention.Identity)),
        Array.ConvertAll(sorted, mention => mention.At.ToUnixTimeMilliseconds()),
        Array.ConvertAll(sorted, mention => PostgreSqlValue.Clean(mention.Channel)),
        Array.ConvertAll(sorted, mention => (long)mention.Origin),
        Array.ConvertAll(sorted, mention => (long)mention.Tone),
        Array.ConvertAll(sorted, mention => mention.Reach),
        Array.ConvertAll(sorted, mention => mention.Author is { } author ? PostgreSqlValue.Clean(author) : null),
        Array.ConvertAll(sorted, mention => mention.Text is { } text ? PostgreSqlValue.Clean(text) : null),
    ];

    private static byte[] Bytes(MentionIdentity identity)
    {
        var bytes = new byte[MentionIdentity.Size];
        identity.Write(bytes);
        return bytes;
    }
}

/// <summary>Takes back a chunk of an import, its oldest rows first.</summary>
internal sealed class TakeBackMentionsStep(string campaign, string import, int atMost, DateTimeOffset now) : WriteStep<PostgreSqlSession, int>
{
    internal const string Delete = """
        DELETE FROM mentions WHERE id IN (
            SELECT m.id FROM mentions m WHERE m.source = (SELECT id FROM mention_sources WHERE import = $1 AND campaign = $2) ORDER BY m.id LIMIT $3)
        RETURNING at, channel, origin, tone
        """;

    private const string DropSource = """
        DELETE FROM mention_sources s WHERE s.import = $1 AND s.campaign = $2 AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.source = s.id)
        """;

    private const string DropEmpty = "DELETE FROM tallies WHERE campaign = $1 AND positive = 0 AND neutral = 0 AND negative = 0";

    public override IEnumerable<Change> Changes => Result > 0 ? [Change.MuchOf(campaign)] : [];

    public override RowChanges? Run(PostgreSqlSession session)
    {
        var tallies = new MentionTallying(now);
        Result = session.Read(Delete, row => MentionRow.Count(row, tallies, -1), import, campaign, (long)atMost).Count;
        MentionRow.Write(session, campaign, tallies);
        session.Add(DropSource, import, campaign);
        session.Add(DropEmpty, campaign);
        return null;
    }
}

/// <summary>How a row that came or went moves the tallies.</summary>
internal static class MentionRow
{
    private const string Upsert = """
        INSERT INTO tallies (campaign, known, quarter, channel, origin, positive, neutral, negative)
        SELECT $1, $2, d.* FROM unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[]) AS d
        ON CONFLICT (campaign, quarter, channel, origin, known) DO UPDATE SET
        positive = tallies.positive + excluded.positive, neutral = tallies.neutral + excluded.neutral, negative = tallies.negative + excluded.negative
        """;

    private const string Mark =
        "INSERT INTO tally_changes (campaign, changes) VALUES ($1, 1) ON CONFLICT (campaign) DO UPDATE SET changes = tally_changes.changes + 1";

    public static bool Count(NpgsqlDataReader row, MentionTallying tallies, int by)
    {
        tallies.Count(row.GetInt64(0), row.GetString(1), (Origin)row.GetInt64(2), (Tone)row.GetInt64(3), by);
        return true;
    }

    public static void Write(PostgreSqlSession session, string campaign, MentionTallying tallies)
    {
        var rows = tallies.InKeyOrder.ToArray();
        if (rows.Length > 0)
        {
            session.Add(
                Upsert,
                campaign,
                tallies.Known,
                Array.ConvertAll(rows, row => row.At),
                Array.ConvertAll(rows, row => row.Channel),
                Array.ConvertAll(rows, row => row.Origin),
                Array.ConvertAll(rows, row => row.Sums[(int)Tone.Positive]),
                Array.ConvertAll(rows, row => row.Sums[(int)Tone.Neutral]),
                Array.ConvertAll(rows, row => row.Sums[(int)Tone.Negative]));
            session.Add(Mark, campaign);
        }
    }
}

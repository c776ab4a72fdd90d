using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using SQLitePCL;
using Change = Campaign.Storage.Changes.Change;

namespace Campaign.Storage.Sqlite;

/// <summary>Adds a chunk of an import. Identities go in sorted, so that each page of their table is met once; the rows follow in the file's order.</summary>
internal sealed class AddMentionsStep(string campaign, string import, IReadOnlyList<Mention> mentions, DateTimeOffset now, Action<int, RowChanges> progress) : WriteStep<SqliteSession, int>
{
    private const string InsertIdentity = "INSERT INTO mention_identities (identity) VALUES (?) ON CONFLICT DO NOTHING";

    private const string InsertMention =
        "INSERT INTO mentions (source, identity, at, channel, origin, tone, reach, author, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private readonly int[] _byIdentity = mentions.ByIdentity();

    private RowChanges _rows = new();

    public override IEnumerable<Change> Changes => Result > 0 ? [Change.MuchOf(campaign), .. _rows.OfJobs()] : _rows.OfJobs();

    public override RowChanges Run(SqliteSession session)
    {
        Result = 0;
        var isNew = InsertIdentities(session);
        if (Result > 0)
        {
            InsertMentions(session, isNew);
        }

        _rows = new RowChanges();
        progress(Result, _rows);
        return _rows;
    }

    private bool[] InsertIdentities(SqliteSession session)
    {
        var isNew = new bool[mentions.Count];
        var insert = session[InsertIdentity];
        Span<byte> identity = stackalloc byte[MentionIdentity.Size];
        foreach (var position in _byIdentity)
        {
            mentions[position].Identity.Write(identity);
            insert.Bind(1, identity);
            insert.Run();
            isNew[position] = session.Changes > 0;
            Result += session.Changes;
        }

        return isNew;
    }

    private void InsertMentions(SqliteSession session, bool[] isNew)
    {
        var tallies = new MentionTallying(now);
        var source = MentionSource.Open(session, campaign, import);
        var insert = session[InsertMention];
        insert.Bind(1, source);
        Span<byte> identity = stackalloc byte[MentionIdentity.Size];
        for (var position = 0; position < isNew.Length; position++)
        {
            if (!isNew[position])
            {
                continue;
            }

            var mention = mentions[position];
            var at = mention.At.ToUnixTimeMilliseconds();
            mention.Identity.Write(identity);
            insert.Bind(2, identity);
            insert.Bind(3, at);
            insert.Bind(4, mention.Channel);
            insert.Bind(5, (long)mention.Origin);
            insert.Bind(6, (long)mention.Tone);
            insert.Bind(7, mention.Reach);
            insert.Bind(8, mention.Author);
            insert.Bind(9, mention.Text);
            insert.Run();
            tallies.Count(at, mention.Channel, mention.Origin, mention.Tone, 1);
        }

        MentionSource.Extend(session, source, session.LastRowId);
        SqliteTallies.Write(session, campaign, tallies);
    }
}

/// <summary>Takes back a chunk of an import, its oldest rows first.</summary>
internal sealed class TakeBackMentionsStep(string campaign, string import, int atMost, DateTimeOffset now) : WriteStep<SqliteSession, int>
{
    private const string DropEmpty = "DELETE FROM tallies WHERE campaign = ? AND positive = 0 AND neutral = 0 AND negative = 0";

    internal const string Select = """
        SELECT m.id, m.identity, m.at, m.channel, m.origin, m.tone, m.source FROM mention_sources s
        JOIN mentions m ON m.id BETWEEN s.first AND s.last AND m.source = s.id WHERE s.import = ? AND s.campaign = ? ORDER BY m.id LIMIT ?
        """;

    public override IEnumerable<Change> Changes => Result > 0 ? [Change.MuchOf(campaign)] : [];

    public override RowChanges? Run(SqliteSession session)
    {
        var tallies = new MentionTallying(now);
        var found = new List<(long Id, MentionIdentity Identity, long Source)>();
        session[Select].Each([import, campaign, atMost], row =>
        {
            var identity = MentionIdentity.Read(raw.sqlite3_column_blob(row, 1));
            found.Add((raw.sqlite3_column_int64(row, 0), identity, raw.sqlite3_column_int64(row, 6)));
            tallies.Count(
                raw.sqlite3_column_int64(row, 2), raw.sqlite3_column_text(row, 3).utf8_to_string(), (Origin)raw.sqlite3_column_int64(row, 4),
                (Tone)raw.sqlite3_column_int64(row, 5), -1);
        });
        Delete(session, found);
        SqliteTallies.Write(session, campaign, tallies);
        session.Run(DropEmpty, campaign);
        Result = found.Count;
        if (found is [.., var last])
        {
            MentionSource.Shorten(session, last.Source, last.Id + 1);
        }

        return null;
    }

    private static void Delete(SqliteSession session, List<(long Id, MentionIdentity Identity, long Source)> found)
    {
        foreach (var (id, _, _) in found)
        {
            session.Run("DELETE FROM mentions WHERE id = ?", id);
        }

        var delete = session["DELETE FROM mention_identities WHERE identity = ?"];
        Span<byte> identity = stackalloc byte[MentionIdentity.Size];
        foreach (var mention in found.OrderBy(mention => mention.Identity.Value))
        {
            mention.Identity.Write(identity);
            delete.Bind(1, identity);
            delete.Run();
        }
    }
}

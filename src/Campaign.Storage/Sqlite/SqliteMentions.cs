using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using Dapper;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="IMentions"/>
internal sealed class SqliteMentions(SqliteDatabase database, SqliteWriter writer) : IMentions
{
    private const long Hour = 3_600_000;

    public Task<int> Add(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress) =>
        writer.Write(new AddStep(campaign, import, mentions, progress));

    public Task<int> TakeBack(string campaign, string import, int atMost) => writer.Write(new TakeBackStep(campaign, import, atMost));

    public async ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(long Hour, string Channel, string Origin, long Positive, long Neutral, long Negative)>(new CommandDefinition(
            "SELECT hour, channel, origin, positive, neutral, negative FROM tallies WHERE campaign = @campaign AND (@channel IS NULL OR channel = @channel)",
            new { campaign, channel },
            cancellationToken: cancellation));
        return
        [
            .. from row in rows
            select new Tally(
                DateTimeOffset.FromUnixTimeMilliseconds(row.Hour), row.Channel, Enum.Parse<Origin>(row.Origin), row.Positive, row.Neutral, row.Negative),
        ];
    }

    private sealed class AddStep(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress) : WriteStep<int>
    {
        private const string InsertIdentity = "INSERT INTO mention_identities (identity) VALUES (?) ON CONFLICT DO NOTHING";

        private const string InsertMention =
            "INSERT INTO mentions (campaign, import, identity, at, channel, origin, tone, reach, author, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

        public override RowChanges Run(SqliteSession session)
        {
            Result = 0;
            var tallies = new Tallying(campaign);
            var (insertIdentity, insertMention) = (session[InsertIdentity], session[InsertMention]);
            foreach (var mention in mentions)
            {
                insertIdentity.Run(mention.Identity);
                if (session.Changes == 0)
                {
                    continue;
                }

                insertMention.Run(
                    campaign, import, mention.Identity, mention.At, mention.Channel, mention.Origin.ToString(),
                    (long)mention.Tone, mention.Reach, mention.Author, mention.Text);
                tallies.Count(mention.At.ToUnixTimeMilliseconds(), mention.Channel, mention.Origin.ToString(), mention.Tone, 1);
                Result++;
            }

            tallies.Write(session);
            var rows = new RowChanges();
            progress(Result, rows);
            return rows;
        }
    }

    private sealed class TakeBackStep(string campaign, string import, int atMost) : WriteStep<int>
    {
        private const string DropEmpty = "DELETE FROM tallies WHERE campaign = ? AND positive = 0 AND neutral = 0 AND negative = 0";

        public override RowChanges? Run(SqliteSession session)
        {
            var tallies = new Tallying(campaign);
            var found = new List<(long Id, byte[] Identity)>();
            session["SELECT id, identity, at, channel, origin, tone FROM mentions WHERE import = ? AND campaign = ? LIMIT ?"].Each([import, campaign, atMost], row =>
            {
                found.Add((raw.sqlite3_column_int64(row, 0), raw.sqlite3_column_blob(row, 1).ToArray()));
                tallies.Count(
                    raw.sqlite3_column_int64(row, 2), raw.sqlite3_column_text(row, 3).utf8_to_string(), raw.sqlite3_column_text(row, 4).utf8_to_string(),
                    (Tone)raw.sqlite3_column_int64(row, 5), -1);
            });
            foreach (var (id, identity) in found)
            {
                session.Run("DELETE FROM mentions WHERE id = ?", id);
                session.Run("DELETE FROM mention_identities WHERE identity = ?", identity);
            }

            tallies.Write(session);
            session.Run(DropEmpty, campaign);
            Result = found.Count;
            return null;
        }
    }

    /// <summary>Sums a chunk's tallies before they are written, a row an hour, channel and origin.</summary>
    private sealed class Tallying(string campaign)
    {
        private const string Upsert = """
            INSERT INTO tallies (campaign, hour, channel, origin, positive, neutral, negative) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (campaign, hour, channel, origin) DO UPDATE SET
            positive = positive + excluded.positive, neutral = neutral + excluded.neutral, negative = negative + excluded.negative
            """;

        private readonly Dictionary<(long Hour, string Channel, string Origin), long[]> _sums = [];

        public void Count(long at, string channel, string origin, Tone tone, int by)
        {
            var key = (Math.DivRem(at, Hour, out var rest) * Hour - (rest < 0 ? Hour : 0), channel, origin);
            if (!_sums.TryGetValue(key, out var sums))
            {
                _sums.Add(key, sums = new long[3]);
            }

            sums[(int)tone] += by;
        }

        public void Write(SqliteSession session)
        {
            foreach (var (key, sums) in _sums.OrderBy(pair => pair.Key.Hour).ThenBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Origin, StringComparer.Ordinal))
            {
                session.Run(Upsert, campaign, key.Hour, key.Channel, key.Origin, sums[0], sums[1], sums[2]);
            }
        }
    }
}

using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>The number of an import in its rows, and the range of their ids.</summary>
internal static class MentionSource
{
    private const string Find = "SELECT id FROM mention_sources WHERE import = ? AND campaign = ?";

    private const string Insert =
        "INSERT INTO mention_sources (import, campaign, first, last) VALUES (?, ?, (SELECT coalesce(max(id), 0) + 1 FROM mentions), 0)";

    public static long Open(SqliteSession session, string campaign, string import)
    {
        var find = session[Find];
        find.Bind(import, campaign);
        if (find.First(row => raw.sqlite3_column_int64(row, 0)) is > 0 and var source)
        {
            return source;
        }

        session.Require(Insert, import, campaign);
        return session.LastRowId;
    }

    public static void Extend(SqliteSession session, long source, long last) => session.Run("UPDATE mention_sources SET last = ? WHERE id = ?", last, source);

    public static void Shorten(SqliteSession session, long source, long first)
    {
        session.Run("UPDATE mention_sources SET first = ? WHERE id = ?", first, source);
        session.Run("DELETE FROM mention_sources WHERE id = ? AND first > last", source);
    }
}

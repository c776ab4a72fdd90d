using Campaign.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Campaign.Storage.Tests.Sqlite;

/// <summary>Statements on the writer's thread that would scan a whole table without their index, which no test on little data notices.</summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly SqliteHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Finds_a_persons_mentions_by_two_characters_of_their_id() =>
        Assert.Equal(["SEARCH mentions USING INDEX mentions_author (<expr>=?)"], Plan(Storage.Sqlite.SqliteMentions.ForgetAuthor));

    [Fact]
    public void Finds_the_rows_of_an_import_between_its_first_and_last_id() => Assert.Equal(
        ["SEARCH s USING INDEX sqlite_autoindex_mention_sources_1 (import=? AND campaign=?)", "SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
        Plan(RevertMentionsStep.Select));

    [Theory]
    [InlineData("position > ? ORDER BY position LIMIT 9", "rowid>?")]
    [InlineData("position <= ? ORDER BY position DESC LIMIT 9", "rowid<?")]
    public void Reads_a_campaigns_facts_in_order(string where, string bound) =>
        Assert.Equal([$"SEARCH journal USING INDEX journal_campaign (campaign=? AND {bound})"], Plan($"SELECT * FROM journal WHERE campaign = ? AND {where}"));

    private List<string> Plan(string sql)
    {
        using var storage = new SqliteStorage(_home.Path, [], TimeProvider.System);
        using var lease = storage.Database.Read();
        using var session = new SqliteSession(((SqliteConnection)lease.Connection).Handle!);
        var steps = new List<string>();
        session[$"EXPLAIN QUERY PLAN {sql}"].Each([], row => steps.Add(raw.sqlite3_column_text(row, 3).utf8_to_string()));
        return steps;
    }
}

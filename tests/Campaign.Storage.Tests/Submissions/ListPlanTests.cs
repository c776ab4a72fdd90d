using Campaign.Storage.Reports;
using Campaign.Storage.Rows;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Submissions;
using Campaign.Storage.Tests.Sqlite;
using Dapper;

namespace Campaign.Storage.Tests.Submissions;

/// <summary>A page costs the same whether a drive has a hundred submissions or a million, because an index gives its rows in order.</summary>
public sealed class ListPlanTests : IDisposable
{
    private readonly SqliteHome _home = new();
    private readonly IStorage _storage;

    public ListPlanTests() => _storage = _home.Open([new SubmissionView()], TimeProvider.System);

    public void Dispose()
    {
        _storage.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData(null, null, false, "submissions_drive_id_author_fingerprint (drive=?)")]
    [InlineData(null, "x", false, "submissions_drive_id_author_fingerprint (drive=? AND id<?)")]
    [InlineData(null, "x", true, "submissions_drive_id_author_fingerprint (drive=? AND id>?)")]
    [InlineData("in-review", null, true, "submissions_drive_status_id (drive=? AND status=?)")]
    [InlineData("in-review", "x", false, "submissions_drive_status_id (drive=? AND status=? AND id<?)")]
    public void A_page_is_read_from_an_index_in_order(string? status, string? after, bool oldestFirst, string index)
    {
        var plan = Plan(SubmissionQueries.PageSql(new("tea", status, null, oldestFirst, after)), new { drive = "tea", status, after, take = 51 });
        Assert.Equal([$"SEARCH t USING INDEX {index}"], plan);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("7", true)]
    public void A_search_reads_hits_in_order_and_each_row_by_its_number(string? after, bool oldestFirst)
    {
        var (query, dialect) = (new SearchQuery("好喝"), SqliteDialect.Instance);
        var plan = Plan(SubmissionQueries.SearchSql(new("tea", null, "好喝", oldestFirst, after), query, after is not null, dialect), dialect.Asked(query, 7, 10));
        Assert.Equal(2, plan.Count);
        Assert.StartsWith("SCAN submissions_terms VIRTUAL TABLE INDEX", plan[0], StringComparison.Ordinal);
        Assert.Equal("SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", plan[1]);
    }

    [Fact]
    public void A_drive_remembers_its_submissions_from_the_index_alone() => Assert.Equal(
        ["SEARCH submissions USING COVERING INDEX submissions_drive_id_author_fingerprint (drive=?)"], Plan(SubmissionQueries.LedgerSql, new { drive = "tea" }));

    [Fact]
    public void Submissions_of_the_past_are_read_on_from_the_index_and_their_facts_by_stream()
    {
        Assert.Equal(
            ["SEARCH submissions USING COVERING INDEX submissions_drive_id_author_fingerprint (drive=? AND id>?)"],
            Plan(PastSubmissionQueries.IdsSql, new { drive = "tea", after = "x", AtOnce = 500 }));
        var plan = Plan(PastSubmissionQueries.FactsSql(SqliteDialect.Instance), new { streams = SqliteDialect.Instance.List(["submission/x"]) });
        Assert.Equal("SEARCH journal USING INDEX journal_stream (stream=?)", plan[0]);
        Assert.DoesNotContain(plan, step => step.Contains("SORT", StringComparison.Ordinal) || step.StartsWith("SCAN journal", StringComparison.Ordinal) || step.Contains("B-TREE", StringComparison.Ordinal));
    }

    private List<string> Plan(string sql, object parameters)
    {
        using var lease = _storage.Database.Read();
        return [.. lease.Connection.Query<(long, long, long, string Detail)>($"EXPLAIN QUERY PLAN {sql}", parameters).Select(step => step.Detail)];
    }
}

using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Tests.Sqlite;
using Dapper;

namespace Campaign.Storage.Tests.Journal;

/// <summary>A page of the audit costs the same whether a thousand things happened or a hundred million: whatever is asked, an index gives it in order.</summary>
public sealed class AuditPlanTests : IDisposable
{
    private readonly SqliteHome _home = new();
    private readonly IStorage _storage;

    public AuditPlanTests() => _storage = _home.Open([], TimeProvider.System);

    public static TheoryData<string?, string?, string?, bool, string[]> Questions => new()
    {
        { null, null, null, false, ["INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] },
        { null, null, null, true, ["INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] },
        { "lin", null, null, false, ["INDEX journal_actor (actor=? AND rowid>? AND rowid<?)"] },
        { "campaign", null, null, false, ["INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] },
        { null, "story", null, false, ["INDEX journal_noun (<expr>=? AND rowid>? AND rowid<?)"] },
        { null, null, "spring", false, ["INDEX journal_campaign (campaign=? AND rowid>? AND rowid<?)"] },
        { null, null, "spring", true, ["INDEX journal_campaign (campaign=? AND rowid>? AND rowid<?)"] },
        { "lin", "story", null, true, ["INDEX journal_noun (<expr>=? AND rowid>? AND rowid<?)", "INDEX journal_actor (actor=? AND rowid>? AND rowid<?)"] },
        {
            "lin", "story", "spring", true,
            ["INDEX journal_noun (<expr>=? AND rowid>? AND rowid<?)", "INDEX journal_actor (actor=? AND rowid>? AND rowid<?)", "INDEX journal_campaign (campaign=? AND rowid>? AND rowid<?)"]
        },
    };

    public void Dispose()
    {
        _storage.Dispose();
        _home.Dispose();
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_page_is_read_from_an_index_in_order(string? actor, string? noun, string? campaign, bool inTime, string[] either)
    {
        var filter = new AuditFilter(actor, noun, campaign is null ? null : [campaign], "access/installation", inTime ? new(Units.Noon, Units.Noon, 1, 9) : null);
        var plan = Plan(AuditQueries.PageSql(filter, filter.Campaigns?.Count ?? 0, SqliteDialect.Instance), new { actor, noun, c0 = campaign });
        Assert.Contains(plan, step => either.Contains(step.Replace("SEARCH journal USING ", "", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.Contains("SCAN journal", StringComparison.Ordinal) || step.Contains("ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_a_managers_campaigns_is_read_from_the_index_in_order()
    {
        var plan = Plan(AuditQueries.PageSql(new(), 2, SqliteDialect.Instance), new { c0 = "spring", c1 = "autumn" });
        Assert.Equal(2, plan.Count(step => step == "SEARCH journal USING INDEX journal_campaign (campaign=? AND rowid>? AND rowid<?)"));
        Assert.DoesNotContain(plan, step => step.Contains("SCAN journal", StringComparison.Ordinal));
    }

    [Fact]
    public void Moments_are_found_from_their_index_alone() => Assert.Equal(
        ["SEARCH journal USING COVERING INDEX journal_at (at>? AND at<?)"], Plan(AuditQueries.BetweenSql(Units.Noon, Units.Noon), new { }));

    [Fact]
    public void How_far_a_campaign_has_come_is_counted_in_an_index_alone() => Assert.Contains(
        "SEARCH journal USING COVERING INDEX journal_campaign (campaign=? AND rowid>?)", Plan(MarkQueries.CountSql, new { campaign = "spring", settled = 0L }));

    private List<string> Plan(string sql, object asked)
    {
        var values = new DynamicParameters(new { first = 1L, last = 9L, most = 51, without = "access/installation", from = 0L, to = 9L });
        values.AddDynamicParams(asked);
        using var lease = _storage.Database.Read();
        return [.. lease.Connection.Query<(long, long, long, string Detail)>($"EXPLAIN QUERY PLAN {sql}", values).Select(step => step.Detail)];
    }
}

using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Tests.Reports;

public sealed class RecoveryReportTests
{
    [Fact]
    public void Says_first_whether_and_when_reputation_recovered()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf);
        Assert.Equal(RecoveryVerdict.Recovered, report.Verdict);
        Assert.Equal("Reputation has recovered: back to its level before the crisis since 31 March 2026, 30 days after the onset", report.Headline);
    }

    [Fact]
    public void Uses_the_requested_language_throughout()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.Chinese, DemoSources.AsOf);
        Assert.Equal("口碑已恢复：2026年3月31日起，已回到危机前水平，距爆发 30 天", report.Headline);
        Assert.All(report.Sections, section => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", section.Title));
    }

    [Theory]
    [InlineData(Language.Chinese, "未证实")]
    [InlineData(Language.English, "not proven")]
    public void Says_not_proven_where_there_is_no_baseline(Language language, string words)
    {
        var report = RecoveryReport.From(DemoSources.NearlyEmpty(), language, DemoSources.Day(1));
        Assert.Equal(RecoveryVerdict.NotEnoughData, report.Verdict);
        Assert.Contains(words, report.Headline, StringComparison.Ordinal);
        Assert.All(report.KeyFigures.Where(figure => figure.Id is not "late"), figure => Assert.Equal(words, figure.Figure.Text));
    }

    [Theory]
    [InlineData(Language.Chinese, "“首杯”有 3 件投稿已通过、奖励还没有发出：请追加预算。", "还有 3 件已通过的投稿在等奖励")]
    [InlineData(Language.English, "Approved and not rewarded yet in “首杯”: 3. Top it up.", "3 approved submission(s) still wait for theirs")]
    public void Lists_rewards_still_waiting_and_says_that_spending_excludes_them(Language language, string paragraph, string doubt)
    {
        var sources = DemoSources.Full() with { WaitingRewards = [new("首杯", 3, new Wording("请追加预算。", "Top it up."))] };
        var report = RecoveryReport.From(sources, language, DemoSources.AsOf);
        Assert.Contains(paragraph, report.Sections.Single(section => section.Id == "content").Paragraphs);
        Assert.Contains(report.NotProven, said => said.Contains(doubt, StringComparison.Ordinal));
    }

    [Fact]
    public void Ignores_everything_after_its_date()
    {
        var early = RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.Day(10).AddHours(13));
        Assert.Equal(RecoveryVerdict.NotRecovered, early.Verdict);
        Assert.Equal("2026-03-11", early.Reputation.Series[^1].T);
    }

    [Fact]
    public void Shows_unrecorded_spending_as_unknown_and_the_total_as_a_lower_bound()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf);
        var budget = report.Sections.Single(section => section.Id == "budget").Tables[0];
        Assert.Null(budget.Rows[3][budget.IndexOf("actual")].Number);
        Assert.Equal("—", budget.Rows[3][budget.IndexOf("actual")].Text);
        Assert.Contains(report.NotProven, doubt => doubt.Contains("lower bound", StringComparison.Ordinal));
        // Rewards: 9,850 issued and 31,400 redeemed in cash; coupons carry no amount.
        Assert.Equal(41_250m, budget.Rows[1][budget.IndexOf("actual")].Number);
    }

    [Fact]
    public void Lateness_of_a_deliverable_counts_from_its_due_date()
    {
        DeliverableFacts item = new("t", "weibo", "video", "live", new(2026, 3, 10), DemoSources.Day(12), false, null, 0, 0, null);
        DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.DateTime);
        Assert.Equal(3, item.LateDays(new(2026, 4, 1), DayOf));
        Assert.Equal(22, (item with { Live = null }).LateDays(new(2026, 4, 1), DayOf));
        Assert.Equal(0, (item with { Live = null, Status = "cancelled" }).LateDays(new(2026, 4, 1), DayOf));
    }

    [Fact]
    public void A_postponed_due_date_does_not_hide_that_the_first_one_was_missed()
    {
        var sources = DemoSources.Full();
        var partner = sources.Partners[0];
        var live = DateOnly.FromDateTime(DemoSources.Day(12).DateTime);
        var moved = partner.Deliverables[0] with { Title = "moved", Status = "live", Live = DemoSources.Day(12), Due = live.AddDays(1), FirstDue = live.AddDays(-4) };
        var late = RecoveryReport.From(sources with { Partners = [partner with { Deliverables = [moved] }] }, Language.English, DemoSources.AsOf)
            .Sections.Single(section => section.Id == "late");
        var (row, table) = (Assert.Single(late.Tables[0].Rows), late.Tables[0]);
        Assert.Equal(("moved", 0m), (row[table.IndexOf("title")].Text, row[table.IndexOf("days")].Number));
        Assert.Equal(["No deliverable is or was late as of the report's day.", "After the day first agreed on, and in time only by a day agreed on later: 1."], late.Paragraphs);
    }

    [Fact]
    public void Says_that_compliance_findings_are_not_legal_advice() =>
        Assert.Contains("not legal advice", RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf).Sections.Single(section => section.Id == "findings").Paragraphs[0], StringComparison.Ordinal);

    [Fact]
    public void Html_loads_nothing_external_and_allows_one_script()
    {
        var html = ReportHtml.Write(RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf));
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Contains("script-src 'sha256-", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html[..html.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(html.IndexOf("<script>", StringComparison.Ordinal), html.LastIndexOf("<script>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("\"}</style><script>alert(1)</script>")]
    [InlineData("'\"><svg/onload=alert(1)>")]
    public void A_hostile_name_never_becomes_markup(string name)
    {
        var sources = DemoSources.Full();
        sources = sources with
        {
            Campaign = sources.Campaign with { Name = name, Brand = name, Crisis = sources.Campaign.Crisis with { Title = name, Summary = name } },
            Partners = [.. sources.Partners.Select(partner => partner with { Name = name })],
            Interventions = [new(DemoSources.Day(3), name, name)],
            Pools = [sources.Pools[0] with { Name = name, Kind = "cash" }],
        };
        var html = ReportHtml.Write(RecoveryReport.From(sources, Language.English, DemoSources.AsOf));
        var ours = html[..html.IndexOf("<script>", StringComparison.Ordinal)];
        Assert.DoesNotContain(name, ours, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)</script>", ours, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg/", ours, StringComparison.Ordinal);
        Assert.Equal(1, ours.Split("</style>").Length - 1);
    }
}

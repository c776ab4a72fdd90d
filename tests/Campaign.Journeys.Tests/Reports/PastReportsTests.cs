using Campaign.Api.Reports;
using Campaign.Documents.Reports;
using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Reports;

/// <summary>Which reports of past days are cached, and that no report is that could still change.</summary>
public sealed class PastReportsTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 11, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly FakeClock _clock = new(Midnight.AddDays(30));
    private readonly PastReports _reports;
    private int _made;

    public PastReportsTests() => _reports = new(_clock);

    [Fact]
    public async Task A_report_is_generated_once_for_each_campaign_moment_and_language()
    {
        PastReport tea = new("tea", Midnight, Language.English);
        PastReport[] asked = [tea, tea with { Campaign = "milk" }, tea with { AsOf = Midnight.AddDays(1) }, tea with { Language = Language.Chinese }];
        foreach (var one in asked.Concat(asked))
        {
            await Get(one);
        }

        Assert.Equal(asked.Length, _made);
    }

    [Fact]
    public async Task A_report_of_a_day_that_ended_less_than_an_hour_ago_is_not_cached()
    {
        _clock.Set(Midnight.AddMinutes(59));
        await Get(new("tea", Midnight, Language.English));
        await Get(new("tea", Midnight, Language.English));
        Assert.Equal(2, _made);
        _clock.Set(Midnight.AddMinutes(60));
        await Get(new("tea", Midnight, Language.English));
        await Get(new("tea", Midnight, Language.English));
        Assert.Equal(3, _made);
    }

    [Fact]
    public async Task The_least_recently_used_report_is_evicted()
    {
        PastReport[] asked = [.. Enumerable.Range(0, 33).Select(day => new PastReport("tea", Midnight.AddDays(-day), Language.English))];
        foreach (var one in asked.Take(32).Append(asked[0]).Append(asked[32]))
        {
            await Get(one);
        }

        Assert.Equal(33, _made);
        await Get(asked[0]);
        Assert.Equal(33, _made);
        await Get(asked[1]);
        Assert.Equal(34, _made);
    }

    [Fact]
    public async Task Concurrent_requests_share_one_report_even_when_the_first_client_has_gone()
    {
        var gate = new TaskCompletionSource();
        using var first = new CancellationTokenSource();
        PastReport asked = new("tea", Midnight, Language.English);
        async Task<RecoveryReport?> Slow(CancellationToken going)
        {
            _made++;
            await gate.Task.WaitAsync(going);
            return null;
        }

        var gone = _reports.Get(asked, Slow, first.Token);
        var waiting = _reports.Get(asked, Slow, CancellationToken.None);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        gate.SetResult();
        Assert.Null(await waiting);
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task A_failed_report_is_retried_on_the_next_request()
    {
        PastReport asked = new("tea", Midnight, Language.English);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _reports.Get(asked, _ => throw new InvalidOperationException("The database is away."), CancellationToken.None));
        await Get(asked);
        Assert.Equal(1, _made);
    }

    private Task<RecoveryReport?> Get(PastReport asked) => _reports.Get(
        asked,
        _ =>
        {
            _made++;
            return Task.FromResult<RecoveryReport?>(null);
        },
        CancellationToken.None);
}

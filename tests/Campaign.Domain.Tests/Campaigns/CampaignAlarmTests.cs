using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Domain.Tests.Campaigns;

public sealed class CampaignAlarmTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private static readonly AlarmEvidence Calm = new(
        CampaignState.Initial with
        {
            Status = CampaignStatus.Active,
            Phase = Phase.Contain,
            Phases = [new(Phase.Contain, Today.AddDays(-3), Today)],
        },
        Today,
        RecoveryVerdict.NotRecovered,
        0,
        0,
        0,
        []);

    [Fact]
    public void A_campaign_on_schedule_raises_no_alarm() => Assert.Empty(CampaignAlarms.Of(Calm));

    [Fact]
    public void Each_cause_raises_its_own_alarm_and_warnings_come_first()
    {
        var all = Calm with
        {
            Today = Today.AddDays(1),
            Verdict = RecoveryVerdict.Relapsed,
            OverdueDeliverables = 2,
            FailedStories = 1,
            WaitingRewards = 3,
            LowPools = ["新茶券"],
        };
        Assert.Equal(
            ["reputation-relapsed", "deliverables-overdue", "stories-failed", "rewards-waiting", "pools-low", "phase-late"],
            CampaignAlarms.Of(all).Select(alarm => alarm.Code));
        Assert.Equal([4, 2], CampaignAlarms.Of(all).GroupBy(alarm => alarm.Severity).Select(group => group.Count()));
    }

    [Theory]
    [InlineData(1, "1 deliverable is past the agreed date and not live.")]
    [InlineData(2, "2 deliverables are past the agreed date and not live.")]
    public void Uses_the_singular_for_one(long overdue, string sentence) =>
        Assert.Equal(sentence, CampaignAlarms.Of(Calm with { OverdueDeliverables = overdue }).Single().Message.En);

    [Theory]
    [InlineData(CampaignStatus.Draft)]
    [InlineData(CampaignStatus.Planned)]
    [InlineData(CampaignStatus.Closed)]
    public void A_campaign_that_is_not_running_raises_no_alarm(CampaignStatus status) =>
        Assert.Empty(CampaignAlarms.Of(Calm with { Campaign = Calm.Campaign with { Status = status }, OverdueDeliverables = 5 }));
}

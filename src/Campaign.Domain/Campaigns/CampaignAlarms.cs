using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Domain.Campaigns;

/// <summary>Something about a running campaign that needs attention today.</summary>
/// <param name="Code">Stable, such as <c>deliverables-overdue</c>.</param>
/// <param name="Severity">A warning will cost reputation or money if nobody acts; anything else is advice.</param>
public sealed record Alarm(string Code, Severity Severity, Wording Message);

/// <summary>The evidence for alarms, as of a day in the campaign's time zone.</summary>
/// <param name="WaitingRewards">Rewards that were promised but that their pool cannot pay.</param>
/// <param name="LowPools">Names of open pools with less than a tenth of their budget left.</param>
public sealed record AlarmEvidence(
    CampaignState Campaign, DateOnly Today, RecoveryVerdict Verdict, long OverdueDeliverables, long FailedStories, long WaitingRewards, ValueList<string> LowPools);

/// <summary>Decides when a campaign needs attention.</summary>
public static class CampaignAlarms
{
    /// <summary>Most urgent first. A campaign that is not running raises none.</summary>
    public static ValueList<Alarm> Of(AlarmEvidence known) => known.Campaign.Status is not (CampaignStatus.Active or CampaignStatus.Paused or CampaignStatus.Relapsed)
        ? []
        : [.. All(known).OfType<Alarm>().OrderByDescending(alarm => alarm.Severity)];

    private static IEnumerable<Alarm?> All(AlarmEvidence known) =>
    [
        known.Verdict != RecoveryVerdict.Relapsed ? null : Warning(
            "reputation-relapsed",
            "口碑修复后又跌出危机前区间，请尽快查明原因。",
            "Reputation had recovered and has fallen out of its normal band again. Find out why soon."),
        known.OverdueDeliverables == 0 ? null : Warning(
            "deliverables-overdue",
            $"{known.OverdueDeliverables} 件交付物已过约定日期，尚未上线。",
            $"{Count(known.OverdueDeliverables, "deliverable is", "deliverables are")} past the agreed date and not live."),
        known.FailedStories == 0 ? null : Warning(
            "stories-failed",
            $"{known.FailedStories} 篇品牌故事没有按时发出。",
            $"{Count(known.FailedStories, "story", "stories")} did not go out as scheduled."),
        known.WaitingRewards == 0 ? null : Warning(
            "rewards-waiting",
            $"{known.WaitingRewards} 份已承诺的奖励因奖励池不足或已关闭而发不出去。",
            $"{Count(known.WaitingRewards, "promised reward", "promised rewards")} cannot be paid: the pool is short or closed."),
        known.LowPools.Count == 0 ? null : Advice(
            "pools-low", $"奖励池余额不足一成：{string.Join("、", known.LowPools)}。", $"Less than a tenth is left in: {string.Join(", ", known.LowPools)}."),
        PhaseLate(known),
    ];

    private static Alarm? PhaseLate(AlarmEvidence known)
    {
        var plan = known.Campaign.Phases.FirstOrDefault(phase => phase.Phase == known.Campaign.Phase);
        return plan is null || plan.Ends >= known.Today ? null : Advice(
            "phase-late",
            $"当前阶段原定 {plan.Ends:yyyy-MM-dd} 结束，至今没有进入下一阶段。",
            $"The present phase was planned to end on {plan.Ends:yyyy-MM-dd}, and the next has not begun.");
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static Alarm Warning(string code, string zh, string en) => new(code, Severity.Warning, new(zh, en));

    private static Alarm Advice(string code, string zh, string en) => new(code, Severity.Advice, new(zh, en));
}

using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>The first page: did it recover, by when, what it cost; then the programme in short.</summary>
internal static class SummaryChapter
{
    public static string Headline(Evidence evidence)
    {
        var (say, reading) = (evidence.Display, evidence.Reading);
        return reading.Verdict switch
        {
            RecoveryVerdict.Recovered => say.Say(
                $"口碑已恢复：{say.LongDate(reading.RecoveredOn!.Value)}起，已回到危机前水平，距爆发 {reading.TimeToRecoverDays} 天",
                $"Reputation has recovered: back to its level before the crisis since {say.LongDate(reading.RecoveredOn!.Value)}, {say.Days(reading.TimeToRecoverDays).Text} after the onset"),
            RecoveryVerdict.Relapsed => say.Say(
                $"口碑出现反复：{say.LongDate(reading.RecoveredOn!.Value)}曾恢复，此后再次跌出正常区间",
                $"Reputation has relapsed: it was back on {say.LongDate(reading.RecoveredOn!.Value)} and has fallen out of its normal range since"),
            RecoveryVerdict.NotRecovered when reading.RecoveryIndex is { } index => say.Say(
                $"口碑尚未恢复：从谷底到危机前水平，已走完 {say.Index(index).Text}%",
                $"Reputation has not recovered yet: {say.Index(index).Text}% of the way from the trough back to normal"),
            RecoveryVerdict.NoDip => say.Say(
                "未见可测量的下跌：自然口碑始终处于正常区间",
                "No measurable dip: organic sentiment stayed within its normal range"),
            _ => say.Say("口碑是否恢复，未证实：数据不足", "Whether reputation recovered is not proven: there is not enough data"),
        };
    }

    public static string Explanation(Evidence evidence)
    {
        var (say, reading) = (evidence.Display, evidence.Reading);
        if (!reading.Baseline.Enough)
        {
            return say.Say(
                $"危机前 {evidence.Question.BaselineDays} 天里，有自然提及的是 {reading.Baseline.Days} 天；至少 {evidence.Question.LeastBaselineDays} 天才能判断什么是“正常”。",
                $"{reading.Baseline.Days} of the {evidence.Question.BaselineDays} days before the crisis have organic mentions; at least {evidence.Question.LeastBaselineDays} are needed to say what is normal.");
        }

        return say.Say(
            $"判断依据：剔除付费、激励、自有与员工内容后的自然口碑，连续 {evidence.Question.RecoveredDays} 天处于危机前均值 {say.Net(reading.Baseline.Mean).Text} ± {Plain(say.Net(reading.Baseline.Sigma))} 的区间内（或更好）才算恢复。",
            $"Judged on organic sentiment alone, without paid, incentivised, owned and staff content: it counts as recovered after {evidence.Question.RecoveredDays} days in a row within (or above) {say.Net(reading.Baseline.Mean).Text} ± {Plain(say.Net(reading.Baseline.Sigma))}, the range before the crisis.");
    }

    public static ValueList<KeyFigure> KeyFigures(Evidence evidence)
    {
        var (say, reading, costs) = (evidence.Display, evidence.Reading, evidence.Costs);
        var negative = reading.Measures[1];
        var late = evidence.Deliverables.Count(deliverable => deliverable.Live is null && evidence.LateDays(deliverable) > 0);
        return
        [
            new("recovery-index", say.Say("修复指数（0–100）", "Recovery index (0–100)"), Proven(say, say.Index(reading.RecoveryIndex)),
                say.Say("最近 3 天自然净情感", "organic net sentiment, latest 3 days")),
            new("time-to-recover", say.Say("修复用时", "Time to recover"), Proven(say, say.Days(reading.TimeToRecoverDays)),
                say.Say("自爆发至恢复首日", "from the onset to the first recovered day")),
            new("negative-share", say.Say("自然负面占比", "Organic negative share"), Proven(say, say.Share(negative.Now)),
                say.Say($"危机前 {say.Share(negative.Baseline).Text}，谷底 {say.Share(negative.Trough).Text}", $"{say.Share(negative.Baseline).Text} before, {say.Share(negative.Trough).Text} at worst")),
            new("cost", say.Say("已知支出", "Known spending"), Proven(say, say.Money(costs.Known)),
                costs.Known is null ? say.Say("没有登记任何支出", "no spending is on record")
                : costs.Complete ? say.Say("全部预算科目已有实际数", "every budget line has its actual") : say.Say($"另有 {costs.UnknownLines} 个科目未登记实际支出", $"{costs.UnknownLines} more budget line(s) without a recorded actual")),
            new("budget-used", say.Say("预算使用", "Share of the budget"), Proven(say, say.Share(costs.Planned > 0 ? (double?)(costs.Known / costs.Planned) : null)),
                say.Say($"计划 {say.Money(costs.Planned).Text}", $"of {say.Money(costs.Planned).Text} planned")),
            new("late", say.Say("逾期未上线交付物", "Deliverables overdue"), say.Count(late),
                say.Say($"共 {evidence.Deliverables.Count()} 项", $"of {evidence.Deliverables.Count()}")),
        ];
    }

    public static ValueList<string> Context(Evidence evidence)
    {
        var (say, campaign) = (evidence.Display, evidence.Sources.Campaign);
        var crisis = campaign.Crisis;
        return
        [
            say.Say(
                $"{say.LongDate(say.DayOf(crisis.Onset))}，{campaign.Brand}遭遇“{crisis.Title}”（{say.Term(crisis.Cluster)}，严重程度 {crisis.Severity}/5）。{crisis.Summary}",
                $"On {say.LongDate(say.DayOf(crisis.Onset))} {campaign.Brand} faced “{crisis.Title}” ({say.Term(crisis.Cluster)} cluster, severity {crisis.Severity} of 5). {crisis.Summary}"),
            say.Say(
                $"修复活动自 {say.LongDate(campaign.Starts)}至 {say.LongDate(campaign.Ends)}，状态：{say.Term(campaign.Status)}。",
                $"The programme runs from {say.LongDate(campaign.Starts)} to {say.LongDate(campaign.Ends)}; its state is: {say.Term(campaign.Status)}."),
        ];
    }

    public static ReportSection Programme(Evidence evidence) =>
        new("programme", evidence.Display.Say("目标与阶段", "Objectives and phases"), [], [], [Objectives(evidence), Phases(evidence)]);

    private static ReportTable Objectives(Evidence evidence)
    {
        var say = evidence.Display;
        return Tables.Of<ObjectiveFacts>("objectives", say.Say("目标", "Objectives"), say.Say("没有设定目标。", "No objectives were set."), evidence.Sources.Campaign.Objectives,
            new("measure", say.Say("指标", "Measure"), FigureKind.Text, goal => say.Text(say.Term(goal.Measure))),
            new("target", say.Say("目标值", "Target"), FigureKind.Text, goal => Written(say, goal.Measure, goal.Target)),
            new("by", say.Say("截止", "By"), FigureKind.Date, goal => say.Date(goal.By)),
            new("actual", say.Say("现值", "Actual"), FigureKind.Text, goal => Actual(evidence, goal) is { } now ? Written(say, goal.Measure, now) : say.Text("")),
            new("state", say.Say("结论", "State"), FigureKind.Text, goal => say.Text(State(evidence, goal))));
    }

    private static ReportTable Phases(Evidence evidence)
    {
        var say = evidence.Display;
        return Tables.Of<PhaseFacts>("phases", say.Say("阶段", "Phases"), say.Say("没有登记阶段。", "No phases were recorded."), evidence.Sources.Campaign.Phases,
            new("phase", say.Say("阶段", "Phase"), FigureKind.Text, phase => say.Text(say.Term(phase.Name))),
            new("starts", say.Say("开始", "Starts"), FigureKind.Date, phase => say.Date(phase.Starts)),
            new("ends", say.Say("结束", "Ends"), FigureKind.Date, phase => say.Date(phase.Ends)),
            new("gate", say.Say("完成条件已达到", "Exit gate passed"), FigureKind.Text, phase => say.YesNo(phase.GatePassed)));
    }

    private static decimal? Actual(Evidence evidence, ObjectiveFacts goal) => (decimal?)(goal.Measure switch
    {
        "recovery-index" => evidence.Reading.RecoveryIndex,
        "net-sentiment" => evidence.Reading.Measures[0].Now,
        "negative-share" => evidence.Reading.Measures[1].Now,
        "time-to-recover" => evidence.Reading.TimeToRecoverDays,
        _ => null,
    });

    private static string State(Evidence evidence, ObjectiveFacts goal)
    {
        var say = evidence.Display;
        if (Actual(evidence, goal) is not { } now)
        {
            return say.NotProven;
        }

        var met = goal.Measure is "negative-share" or "time-to-recover" ? now <= goal.Target : now >= goal.Target;
        return met ? say.Say("达到", "met") : evidence.Today > goal.By ? say.Say("未达到", "missed") : say.Say("尚未达到", "not yet");
    }

    private static Figure Written(Display say, string measure, decimal value) => measure switch
    {
        "recovery-index" => say.Index((double)value),
        "net-sentiment" => say.Net((double)value),
        "negative-share" => say.Share((double)value),
        _ => say.Text(value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static Figure Proven(Display say, Figure figure) => figure.Number is null ? figure with { Text = say.NotProven } : figure;

    private static string Plain(Figure figure) => figure.Text.TrimStart('+');
}

using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>What the data cannot show.</summary>
internal static class Doubts
{
    public static ValueList<string> Of(Evidence evidence)
    {
        var say = evidence.Display;
        return
        [
            .. Data(evidence, say),
            .. Money(evidence, say),
            say.Say(
                "因果关系：曲线回升与我们的举措在时间上吻合，并不证明由举措引起；竞品、节假日和平台热点均可能影响声量。",
                "Cause: a curve that rises after we acted does not prove that it rose because we acted; rivals, holidays and platform trends move mentions too."),
        ];
    }

    private static IEnumerable<string> Data(Evidence evidence, Display say)
    {
        var reading = evidence.Reading;
        if (!reading.Baseline.Enough)
        {
            yield return say.Say("危机前基线：数据不足，无法证实“恢复”。", "The baseline before the crisis: too little data, so recovery cannot be proven.");
        }

        if (reading.Baseline is { Enough: true, Sigma: 0 })
        {
            yield return say.Say("危机前各日完全相同（σ 为 0），正常区间只是一条线。", "The days before the crisis are all alike (σ is 0), so the normal range is a single line.");
        }

        if (reading.Series.Count > 0 && evidence.Sources.Tallies.All(tally => tally.Origin == Origin.Organic))
        {
            yield return say.Say(
                "自然口碑是否纯净：全部提及均按“自然”导入，其中可能混有付费或激励内容。",
                "Whether the organic curve is clean: every mention came in as organic, so paid or rewarded content may be among them.");
        }

        var unproven = evidence.Interventions.Where(done => done.Effect.Verdict is EffectVerdict.NotProven or EffectVerdict.NotEnoughData).ToArray();
        if (unproven.Length > 0)
        {
            yield return say.Say(
                $"单项举措的效果：{evidence.Interventions.Count} 项举措中有 {unproven.Length} 项未能证实对曲线有影响（见“口碑曲线”）。",
                $"The effect of single actions: for {unproven.Length} of {evidence.Interventions.Count}, no change of the curve is proven (see “The curve”).");
        }
    }

    private static IEnumerable<string> Money(Evidence evidence, Display say)
    {
        if (evidence.Costs.Known is null)
        {
            yield return say.Say("总成本：没有登记任何支出，花费多少无从得知。", "The cost: no spending is on record, so what the recovery cost is unknown.");
        }
        else if (!evidence.Costs.Complete)
        {
            yield return say.Say(
                $"总成本：{evidence.Costs.UnknownLines} 个预算科目没有登记实际支出，“已知支出”只是下限。",
                $"The full cost: {evidence.Costs.UnknownLines} budget line(s) have no recorded actual, so known spending is a lower bound.");
        }

        var owed = evidence.Sources.WaitingRewards.Sum(waiting => waiting.Count);
        if (owed > 0)
        {
            yield return say.Say(
                $"奖励支出：还有 {owed} 件已通过的投稿在等奖励，金额未计入支出（见“用户投稿与奖励”）。",
                $"The cost of rewards: {owed} approved submission(s) still wait for theirs, which known spending leaves out (see “User content and rewards”).");
        }

        var unmeasured = evidence.Deliverables.Count(deliverable => deliverable is { Live: not null, Metrics: null });
        if (unmeasured > 0)
        {
            yield return say.Say(
                $"达人内容的性价比：{unmeasured} 项已上线内容没有回传数据，未计入 CPM 与 CPE。",
                $"What partner content earned: {unmeasured} live item(s) sent no figures and are left out of CPM and CPE.");
        }

        if (evidence.Sources.Imports.Count == 0)
        {
            yield return say.Say("数据来源：没有登记任何导入批次，无法核对提及是否完整。", "Where the data comes from: no import is on record, so completeness cannot be checked.");
        }
    }
}

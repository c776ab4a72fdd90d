using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>How it was measured, on what data, and the figures of every day.</summary>
internal static class MethodChapter
{
    private const int DaysOnOnePage = 14;

    public static ReportSection Write(Evidence evidence)
    {
        var (say, question) = (evidence.Display, evidence.Question);
        return new(
            "method",
            say.Say("方法与数据质量", "Method and data quality"),
            [
                say.Say(
                    $"各项数字均为截至 {say.Moment(evidence.AsOf)}（{question.Zone.Id}）的情况：此后的付款、审核、更正、导入与撤回都不计入。",
                    $"Every figure is as of {say.Moment(evidence.AsOf)} ({question.Zone.Id}): what was paid, decided, corrected, imported or taken back later is not in it."),
                say.Say(
                    $"净情感 =（正面 − 负面）÷ 全部提及，按 {question.Zone.Id} 时区的自然日计算；没有提及的日子是空缺，不是 0。自然口碑剔除付费、激励、自有和员工内容。",
                    $"Net sentiment = (positive − negative) ÷ all mentions, by calendar day in {question.Zone.Id}; a day without mentions is a gap, not a zero. The organic curve leaves out paid, incentivised, owned and staff content."),
                say.Say(
                    $"基线：爆发前 {question.BaselineDays} 天每日净情感的均值与标准差（样本），至少 {question.LeastBaselineDays} 天有数据。谷底：爆发后最低的 3 天均值（至少 2 天有数据）。修复指数 = 100 ×（现值 − 谷底）÷（基线 − 谷底），限于 0–100。恢复：谷底之后连续 {question.RecoveredDays} 天不低于基线 − 1σ，空缺日中断连续。",
                    $"Baseline: mean and sample standard deviation of daily net sentiment over the {question.BaselineDays} days before the onset, at least {question.LeastBaselineDays} of them with data. Trough: lowest three-day mean after the onset (at least two days with data). Recovery index = 100 × (now − trough) ÷ (baseline − trough), held within 0–100. Recovered: {question.RecoveredDays} days in a row, after the trough, at or above baseline − 1σ; a gap ends the row."),
                say.Say("负面占比的区间为 Wilson 95% 区间。情感标签来自导入数据，本报告未复核其准确性。", "Intervals of the negative share are Wilson 95% intervals. Tones are as imported; this report has not checked how accurate they are."),
                Coverage(evidence),
            ],
            [],
            [Origins(evidence), Imports(evidence)]);
    }

    public static ReportSection DailyFigures(Evidence evidence)
    {
        var say = evidence.Display;
        return new("daily", say.Say("附录：每日数据", "Appendix: daily figures"), [], [], [Daily(evidence)]) { NewPage = evidence.Curve.Points.Count > DaysOnOnePage };
    }

    public static ReportTable Daily(Evidence evidence)
    {
        var say = evidence.Display;
        var days = evidence.Curve.Points.Zip(evidence.Reading.Series);
        return Tables.Of<(CurvePoint Day, SeriesPoint Point)>("daily", say.Say("每日数据", "Daily figures"), say.Say("没有提及。", "No mentions."), days,
            new("day", say.Say("日期", "Day"), FigureKind.Date, row => say.Date(row.Day.Day)),
            new("positive", say.Say("正面", "Positive"), FigureKind.Count, row => say.Count(row.Point.Positive)),
            new("neutral", say.Say("中性", "Neutral"), FigureKind.Count, row => say.Count(row.Point.Neutral)),
            new("negative", say.Say("负面", "Negative"), FigureKind.Count, row => say.Count(row.Point.Negative)),
            new("net", say.Say("净情感（全部）", "Net, all"), FigureKind.Net, row => say.Net(row.Point.Net)),
            new("organicNet", say.Say("净情感（自然）", "Net, organic"), FigureKind.Net, row => say.Net(row.Point.OrganicNet)),
            new("negativeShare", say.Say("负面占比", "Negative share"), FigureKind.Share, row => say.Share(row.Point.NegativeShare)),
            new("negativeLow", say.Say("区间下限", "Interval from"), FigureKind.Share, row => say.Share(row.Point.NegativeInterval?.Low)),
            new("negativeHigh", say.Say("区间上限", "Interval to"), FigureKind.Share, row => say.Share(row.Point.NegativeInterval?.High)),
            new("index", say.Say("修复指数", "Index"), FigureKind.Index, row => say.Index(row.Point.Index)));
    }

    private static string Coverage(Evidence evidence)
    {
        var say = evidence.Display;
        var gaps = evidence.Curve.Points.Count(point => point.All.All == 0);
        return evidence.Curve.Points.Count == 0
            ? say.Say("没有任何提及数据。", "There is no mention data at all.")
            : say.Say(
                $"数据覆盖 {say.Date(evidence.Curve.Points[0].Day).Text} 至 {say.Date(evidence.Curve.Points[^1].Day).Text}，共 {evidence.Curve.Points.Count} 天，其中 {gaps} 天没有提及；报告日为 {say.Date(evidence.Today).Text}。",
                $"The data covers {say.Date(evidence.Curve.Points[0].Day).Text} to {say.Date(evidence.Curve.Points[^1].Day).Text}, {evidence.Curve.Points.Count} days, {gaps} of them without mentions; the report's day is {say.Date(evidence.Today).Text}.");
    }

    private static ReportTable Origins(Evidence evidence)
    {
        var say = evidence.Display;
        var counts = from tally in evidence.Sources.Tallies
                     where say.DayOf(tally.At) <= evidence.Today
                     group tally.Tones by tally.Origin into origin
                     orderby origin.Key
                     select (Origin: origin.Key, Tones: origin.Aggregate(ToneCount.Add));
        return Tables.Of<(Origin Origin, ToneCount Tones)>("origins", say.Say("提及来源", "Mentions by origin"), say.Say("没有提及。", "No mentions."), counts,
            new("origin", say.Say("来源性质", "Origin"), FigureKind.Text, row => say.Text(Written(say, row.Origin))),
            new("positive", say.Say("正面", "Positive"), FigureKind.Count, row => say.Count(row.Tones.Positive)),
            new("neutral", say.Say("中性", "Neutral"), FigureKind.Count, row => say.Count(row.Tones.Neutral)),
            new("negative", say.Say("负面", "Negative"), FigureKind.Count, row => say.Count(row.Tones.Negative)),
            new("net", say.Say("净情感", "Net sentiment"), FigureKind.Net, row => say.Net(row.Tones.Net)));
    }

    private static ReportTable Imports(Evidence evidence)
    {
        var say = evidence.Display;
        return Tables.Of<ImportFacts>("imports", say.Say("导入批次", "Imports"), say.Say("没有登记导入批次。", "No imports are on record."), evidence.Sources.Imports,
            new("source", say.Say("来源", "Source"), FigureKind.Text, import => say.Text(import.Source), Wide: true),
            new("at", say.Say("日期", "Date"), FigureKind.Date, import => say.Date(import.At)),
            new("rows", say.Say("行数", "Rows"), FigureKind.Count, import => say.Count(import.Rows)),
            new("rejected", say.Say("被拒行数", "Rejected"), FigureKind.Count, import => say.Count(import.Rejected)),
            new("share", say.Say("被拒占比", "Share rejected"), FigureKind.Share, import => say.Share(import.Rows > 0 ? (double)import.Rejected / import.Rows : null)));
    }

    private static string Written(Display say, Origin origin) => origin switch
    {
        Origin.Organic => say.Say("自然", "organic"),
        Origin.Paid => say.Say("付费（达人）", "paid (KOL)"),
        Origin.Incentivised => say.Say("激励（投稿奖励）", "incentivised (UGC reward)"),
        Origin.Owned => say.Say("自有账号", "owned"),
        _ => say.Say("员工", "staff"),
    };
}

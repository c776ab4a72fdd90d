using System.Globalization;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>The curve with baseline band, trough and interventions; organic and all mentions side by side.</summary>
internal static class CurveChapter
{
    private const int DaysWorthDrawing = 3;

    public static ReportSection Write(Evidence evidence)
    {
        var say = evidence.Display;
        var daily = MethodChapter.Daily(evidence);
        return new(
            "curve",
            say.Say("口碑曲线", "The curve"),
            [Reading(evidence)],
            daily.Rows.Count < DaysWorthDrawing ? [] : [Sentiment(evidence, daily), Volume(evidence, daily)],
            [Measures(evidence), Interventions(evidence)])
        {
            NewPage = true,
            Notes =
            [
                say.Say(
                    "效果：举措前后各至多 28 天的分段回归，括号内为 95% 区间（Newey–West）；区间含 0、或危机前平静日期上也出现同样大的跳变时，记为“未证实”。时间上的吻合不等于因果。",
                    "Effect: segmented regression over at most 28 days before and after, with the 95% interval (Newey–West) in brackets. “Not proven” when the interval holds 0 or quiet days before the crisis jump as much. Coincidence in time is not cause."),
            ],
        };
    }

    private static string Reading(Evidence evidence)
    {
        var (say, reading) = (evidence.Display, evidence.Reading);
        if (reading.Trough is not { } trough)
        {
            return say.Say("爆发后有提及的天数太少，无法确定谷底。", "There are too few days with mentions after the onset to find the trough.");
        }

        var when = say.LongDate(reading.TroughOn!.Value);
        return reading.Baseline.Mean is { } mean
            ? say.Say(
                $"自然净情感在危机前为 {say.Net(mean).Text}，谷底（截至 {when} 的 3 天均值）为 {say.Net(trough).Text}，最近 3 天为 {say.Net(reading.Measures[0].Now).Text}。",
                $"Organic net sentiment was {say.Net(mean).Text} before the crisis, {say.Net(trough).Text} at its trough (mean of the three days to {when}) and is {say.Net(reading.Measures[0].Now).Text} over the latest three days.")
            : say.Say(
                $"谷底（截至 {when} 的 3 天均值）为 {say.Net(trough).Text}；危机前数据不足，无从比较。",
                $"The trough was {say.Net(trough).Text} (mean of the three days to {when}); there is too little data from before the crisis to compare it with.");
    }

    private static ReportChart Sentiment(Evidence evidence, ReportTable daily)
    {
        var (say, reading) = (evidence.Display, evidence.Reading);
        var onset = new ChartMark(say.Say("爆发", "onset"), evidence.Question.OnsetDay, true);
        ChartMark[] trough = reading.TroughOn is { } day ? [new(say.Say("谷底", "trough"), day, true)] : [];
        return new(
            "net",
            ChartKind.Curve,
            say.Say("每日净情感：自然口碑与全部提及", "Net sentiment by day: organic and all mentions"),
            say.Say($"折线图。{Reading(evidence)}{SummaryChapter.Headline(evidence)}。数字见“每日数据”表。", $"Line chart. {Reading(evidence)} {SummaryChapter.Headline(evidence)}. The figures are in the table “Daily figures”."),
            daily,
            "day",
            ["organicNet", "net"])
        {
            Band = reading.Baseline is { Mean: { } mean, Sigma: { } sigma }
                ? new(say.Say("危机前 ±1σ", "before the crisis ±1σ"), Round(mean - sigma), Round(mean), Round(mean + sigma))
                : null,
            Marks =
            [
                onset,
                .. trough,
                .. evidence.Interventions.Select((done, index) => new ChartMark(Label(index), say.DayOf(done.Facts.At), false)),
            ],
        };
    }

    private static ReportChart Volume(Evidence evidence, ReportTable daily)
    {
        var say = evidence.Display;
        return new(
            "volume",
            ChartKind.Columns,
            say.Say("每日提及量", "Mentions by day"),
            say.Say("按情感堆叠的柱形图。数字见“每日数据”表。", "Columns stacked by tone. The figures are in the table “Daily figures”."),
            daily,
            "day",
            ["negative", "neutral", "positive"]);
    }

    private static ReportTable Measures(Evidence evidence)
    {
        var say = evidence.Display;
        Figure Value(WeightedMeasure measure, double? value) => measure.Measure == "negative-share" ? say.Share(value) : say.Net(value);
        return Tables.Of<WeightedMeasure>("measures", say.Say("修复程度（自然口碑）", "How far back (organic mentions)"), "", evidence.Reading.Measures,
            new("measure", say.Say("指标", "Measure"), FigureKind.Text, measure => say.Text(say.Term(measure.Measure))),
            new("baseline", say.Say("危机前", "Before"), FigureKind.Net, measure => Value(measure, measure.Baseline)),
            new("trough", say.Say("谷底", "Trough"), FigureKind.Net, measure => Value(measure, measure.Trough)),
            new("now", say.Say("最近 3 天", "Latest 3 days"), FigureKind.Net, measure => Value(measure, measure.Now)),
            new("index", say.Say("指数", "Index"), FigureKind.Index, measure => say.Index(measure.Index)),
            new("weight", say.Say("权重", "Weight"), FigureKind.Share, measure => say.Share(measure.Weight)));
    }

    private static ReportTable Interventions(Evidence evidence)
    {
        var say = evidence.Display;
        var numbered = evidence.Interventions.Select((done, index) => (done.Facts, done.Effect, Label: Label(index)));
        return Tables.Of<(InterventionFacts Facts, InterventionEffect Effect, string Label)>(
            "interventions",
            say.Say("做了什么，曲线怎么说", "What was done, and what the curve says"),
            say.Say("没有登记举措。", "No actions were recorded."),
            numbered,
            new("number", say.Say("序号", "No."), FigureKind.Text, done => say.Text(done.Label)),
            new("day", say.Say("日期", "Date"), FigureKind.Date, done => say.Date(done.Facts.At)),
            new("kind", say.Say("类型", "Kind"), FigureKind.Text, done => say.Text(say.Term(done.Facts.Kind))),
            new("title", say.Say("内容", "What"), FigureKind.Text, done => say.Text(done.Facts.Title), Wide: true),
            new("level", say.Say("水平变化（95% 区间）", "Change of level (95% interval)"), FigureKind.Text, done => say.Text(Written(say, done.Effect.Level))),
            new("verdict", say.Say("结论", "Verdict"), FigureKind.Text, done => say.Text(Verdict(say, done.Effect))));
    }

    private static string Written(Display say, Change? change) => change is null
        ? ""
        : $"{say.Net(change.Estimate).Text} ({say.Net(change.Interval.Low).Text}\u00a0…\u00a0{say.Net(change.Interval.High).Text})";

    private static string Verdict(Display say, InterventionEffect effect) => effect.Verdict switch
    {
        EffectVerdict.Rose => say.Say("随后上升", "rose after it"),
        EffectVerdict.Fell => say.Say("随后下降", "fell after it"),
        EffectVerdict.NotEnoughData => say.Say("未证实（数据不足）", "not proven (too few days)"),
        _ => say.NotProven,
    };

    private static string Label(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static decimal Round(double value) => decimal.Round((decimal)value, 4);
}

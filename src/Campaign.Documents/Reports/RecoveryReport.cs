using System.Globalization;
using System.Text.Json.Serialization;
using Campaign.Documents.Reports.Chapters;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports;

/// <summary>
/// What leadership reads: did reputation recover, by when, what it cost, what is not proven; then the evidence. Every figure is worked out
/// here, with its text, so that JSON, HTML, PDF and workbook can only show the same ones.
/// </summary>
/// <param name="AsOf">The moment that every figure is as of, in the campaign's zone.</param>
/// <param name="Verdict">The measured verdict, for programs.</param>
/// <param name="Headline">The verdict as one sentence.</param>
/// <param name="Explanation">What it rests on.</param>
/// <param name="KeyFigures">What leadership looks at first.</param>
/// <param name="NotProven">What the data cannot show; never empty, as cause is never proven.</param>
/// <param name="Context">The crisis and the programme in short.</param>
/// <param name="Reputation">The measures behind it, as <c>GET …/reputation</c> gives them.</param>
public sealed record RecoveryReport(
    Language Language,
    DateTimeOffset AsOf,
    string Title,
    string Campaign,
    string Brand,
    string Currency,
    RecoveryVerdict Verdict,
    string Headline,
    string Explanation,
    ValueList<KeyFigure> KeyFigures,
    ValueList<string> NotProven,
    ValueList<string> Context,
    ValueList<ReportSection> Sections,
    ReputationReading Reputation)
{
    /// <summary>As of when every figure is, in words and to the minute.</summary>
    [JsonIgnore]
    public string AsOfText => (Language == Language.Chinese ? "截至 " : "as of ") + AsOf.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Makes the report from what was known at <paramref name="asOf"/>. Pure: the same sources give the same report.</summary>
    public static RecoveryReport From(ReportSources sources, Language language, DateTimeOffset asOf)
    {
        var evidence = Evidence.Weigh(sources, language, asOf);
        var say = evidence.Display;
        return new(
            language,
            evidence.AsOf,
            say.Say("口碑修复报告", "Recovery report"),
            sources.Campaign.Name,
            sources.Campaign.Brand,
            sources.Campaign.Currency,
            evidence.Reading.Verdict,
            SummaryChapter.Headline(evidence),
            SummaryChapter.Explanation(evidence),
            SummaryChapter.KeyFigures(evidence),
            Doubts.Of(evidence),
            SummaryChapter.Context(evidence),
            [
                CurveChapter.Write(evidence),
                PartnersChapter.Write(evidence),
                ContentChapter.Write(evidence),
                LateChapter.Write(evidence),
                BudgetChapter.Write(evidence),
                SummaryChapter.Programme(evidence),
                FindingsChapter.Write(evidence),
                MethodChapter.Write(evidence),
                MethodChapter.DailyFigures(evidence),
            ],
            evidence.Reading);
    }
}

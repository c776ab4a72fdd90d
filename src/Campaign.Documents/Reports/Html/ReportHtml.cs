using System.Text;
using System.Text.Encodings.Web;
using Campaign.Documents.Charts;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Html;

/// <summary>
/// The report as one HTML document that needs nothing else: no network, no file. Its policy forbids everything but its own style and the one
/// script whose hash it names; every text is encoded.
/// </summary>
public static class ReportHtml
{
    /// <summary>The document's content security policy, also for the answer's header.</summary>
    public static string Policy { get; } = $"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src '{ChartLibrary.Hash}'";

    public static string Write(RecoveryReport report)
    {
        var html = new StringBuilder(ChartLibrary.Script.Length + 200_000);
        html.Append("<!doctype html><html lang=\"").Append(report.Language.Tag()).Append("\"><head><meta charset=\"utf-8\">");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">");
        html.Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"author\" content=\"").Text(report.Brand).Append("\">");
        html.Append("<title>").Text($"{report.Title} · {report.Campaign}").Append("</title><style>").Append(ReportStyle.For(report)).Append("</style></head><body>");
        Summary(html, report);
        foreach (var (section, number) in report.Sections.Select((section, index) => (section, index + 1)))
        {
            Section(html, section, number);
        }

        foreach (var chart in report.Sections.SelectMany(section => section.Charts))
        {
            html.Append("<script type=\"application/json\" id=\"options-").Append(chart.Id).Append("\">").Append(ChartOptions.Json(chart)).Append("</script>");
        }

        return html.Append("<script>").Append(ChartLibrary.Script).Append("</script></body></html>").ToString();
    }

    private static void Summary(StringBuilder html, RecoveryReport report)
    {
        var zh = report.Language == Language.Chinese;
        html.Append("<header><p class=\"kicker\">").Text(report.Title).Append("</p><h1>").Text(report.Campaign).Append("</h1><p class=\"meta\">").Text(report.Brand)
            .Append(" · ").Text(report.AsOfText).Append("</p></header>");
        html.Append("<section class=\"verdict ").Append(Tone(report.Verdict)).Append("\"><h2>").Text(report.Headline).Append("</h2><p>").Text(report.Explanation).Append("</p></section><dl class=\"figures\">");
        foreach (var figure in report.KeyFigures)
        {
            html.Append("<div><dt>").Text(figure.Label).Append("</dt><dd class=\"figure").Append(figure.Figure.Number is null ? " absent" : "").Append("\" data-figure=\"").Append(figure.Id).Append("\">").Text(figure.Figure.Text)
                .Append("</dd><dd class=\"note\">").Text(figure.Note).Append("</dd></div>");
        }

        html.Append("</dl><section class=\"doubts\"><h2>").Append(zh ? "未证实的部分" : "What is not proven").Append("</h2><ul>");
        foreach (var doubt in report.NotProven)
        {
            html.Append("<li>").Text(doubt).Append("</li>");
        }

        html.Append("</ul></section><section class=\"context\"><h2>").Append(zh ? "危机与修复活动" : "The crisis and the programme").Append("</h2>");
        foreach (var paragraph in report.Context)
        {
            html.Append("<p>").Text(paragraph).Append("</p>");
        }

        html.Append("</section>");
    }

    private static void Section(StringBuilder html, ReportSection section, int number)
    {
        html.Append("<section id=\"").Append(section.Id).Append(section.NewPage ? "\" class=\"page\">" : "\">").Append("<h2><span class=\"number\">").Append(number).Append("</span> ").Text(section.Title).Append("</h2>");
        foreach (var paragraph in section.Paragraphs)
        {
            html.Append("<p>").Text(paragraph).Append("</p>");
        }

        foreach (var chart in section.Charts)
        {
            html.Append("<figure><figcaption>").Text(chart.Title).Append("</figcaption><div role=\"img\" class=\"chart\" data-chart=\"options-").Append(chart.Id)
                .Append("\" data-height=\"").Append(ChartOptions.Height(chart)).Append("\" aria-label=\"").Text(chart.Alternative).Append("\"></div></figure>");
        }

        foreach (var table in section.Tables)
        {
            ReportTableHtml.Write(html, table);
        }

        foreach (var note in section.Notes)
        {
            html.Append("<p class=\"note\">").Text(note).Append("</p>");
        }

        html.Append("</section>");
    }

    private static string Tone(RecoveryVerdict verdict) => verdict switch
    {
        RecoveryVerdict.Recovered or RecoveryVerdict.NoDip => "good",
        RecoveryVerdict.NotRecovered or RecoveryVerdict.Relapsed => "bad",
        _ => "unknown",
    };
}

internal static class HtmlText
{
    /// <summary>Writes a text, whoever wrote it, so that it can only be read: fit for content and for quoted attributes.</summary>
    public static StringBuilder Text(this StringBuilder html, string text) => html.Append(Encoder.Encode(text));

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
}

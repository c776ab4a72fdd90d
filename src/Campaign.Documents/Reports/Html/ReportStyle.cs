using System.Globalization;
using System.Text;
using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports.Html;

/// <summary>The report's style sheet, with the running header and page numbers in its language.</summary>
internal static class ReportStyle
{
    private static readonly Lazy<string> Sheet = new(Load);

    public static string For(RecoveryReport report)
    {
        var pages = report.Language == Language.Chinese
            ? "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""
            : "\"Page \" counter(page) \" of \" counter(pages)";
        return Sheet.Value
            .Replace("$pages$", pages, StringComparison.Ordinal)
            .Replace("$header$", Quote($"{report.Brand} · {report.Title}"), StringComparison.Ordinal)
            .Replace("$campaign$", Quote(report.Campaign), StringComparison.Ordinal);
    }

    /// <summary>Text as a CSS string. Everything except letters and digits is escaped, so no text can end the string or the element.</summary>
    internal static string Quote(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in (text.Length > 60 ? text[..60] + "…" : text).EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
        {
            _ = Rune.IsLetterOrDigit(rune) ? css.Append(rune.ToString()) : css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }

        return css.Append('"').ToString();
    }

    private static string Load()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

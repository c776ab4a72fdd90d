using System.Diagnostics;
using System.Globalization;
using Campaign.Documents.Pdf;
using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Documents.Tests.Reports;
using Campaign.Domain.Decisions;

namespace Campaign.Bench.Measures;

/// <summary>The recovery report of a campaign like the demo's, from its data to the last byte of the PDF, with a warm browser.</summary>
internal static class PdfMeasure
{
    public static async Task<Result> Run(BenchOptions options)
    {
        await using var printer = new PdfPrinter(new PdfOptions { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        var times = new List<double>();
        var size = 0;
        for (var round = 0; round < 2 + (options.Quick ? 1 : 5); round++)
        {
            // People request reports one at a time: the printer has time to prepare the next page.
            await Task.Delay(TimeSpan.FromSeconds(1));
            var begun = Stopwatch.GetTimestamp();
            var report = RecoveryReport.From(DemoSources.Full(), Language.Chinese, DemoSources.AsOf);
            var printed = await printer.Print(ReportHtml.Write(report), new PdfProperties(report.Title, report.Brand), CancellationToken.None);
            if (printed.Refusal is { } refusal)
            {
                Console.Error.WriteLine(refusal.Message.En);
                return new("pdf", "Not measured: no browser.", ["-"], [], []);
            }

            (size, times) = (printed.Pdf!.Length, [.. times, Stopwatch.GetElapsedTime(begun).TotalSeconds]);
        }

        var warm = times.Skip(2).Order().ToList();
        return new(
            "pdf",
            "The recovery report of a campaign like the demo's (60 days, 12 partners) as PDF, in Chinese, with a warm browser.",
            ["seconds (median)", "rounds", "first s", "KB"],
            [[
                Text(warm[warm.Count / 2]), string.Join(" / ", times.Skip(2).Select(Text)), Text(times[0]), (size / 1024).ToString(CultureInfo.InvariantCulture),
            ]],
            [new("time", warm[warm.Count / 2], 2, 1, false, "s")]);
    }

    private static string Text(double seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture);
}

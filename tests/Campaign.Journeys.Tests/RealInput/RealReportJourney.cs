using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Campaign.Journeys.Tests.RealInput;

/// <summary>The report of a campaign with real mentions and submissions, read back by independent programs.</summary>
public sealed partial class RealReportJourney : IDisposable
{
    private const string Airline = "airline-mentions.en.csv";
    private const string Hotel = "hotel-reviews.zh.csv";
    private readonly CampaignServer _server = new();

    [RealFileFact(Airline, Hotel, Programs = "chromium pdftotext")]
    public async Task Every_form_of_the_report_shows_the_same_counts()
    {
        var file = new MentionFile(RealFileFactAttribute.PathOf(Airline));
        await Fill();
        foreach (var (language, page) in new[] { ("en", "Page 1 of"), ("zh-CN", "第 1 页") })
        {
            var report = await _server.Get($"campaigns/air/report?lang={language}");
            var headline = (string)report["headline"]!;
            var counts = new[] { "positive", "neutral", "negative" }.Select(file.Of).ToArray();
            var html = await _server.Client.GetStringAsync(Path("report.html", language));
            Assert.Contains(headline, html, StringComparison.Ordinal);
            var pdf = await PdfText(language);
            Assert.Contains(Squeeze(headline), Squeeze(pdf), StringComparison.Ordinal);
            Assert.Contains(Squeeze(page), Squeeze(pdf), StringComparison.Ordinal);
            Assert.All(counts, count => Assert.Contains(count.ToString("N0", CultureInfo.InvariantCulture), html, StringComparison.Ordinal));
            Assert.All(counts, count => Assert.Contains(count.ToString("N0", CultureInfo.InvariantCulture), pdf, StringComparison.Ordinal));
            await ExpectWorkbook(language, headline, file, counts);
        }
    }

    public void Dispose() => _server.Dispose();

    private async Task Fill()
    {
        await _server.CreateAirline();
        await _server.OpenReviews();
        var mentions = await _server.Client.Import("campaigns/air/mentions/import", await File.ReadAllBytesAsync(RealFileFactAttribute.PathOf(Airline)), MentionFile.Mapping);
        var reviews = await _server.Client.Import("drives/reviews/submissions/import", await File.ReadAllBytesAsync(RealFileFactAttribute.PathOf(Hotel)), RealSteps.ReviewMapping);
        Assert.Equal("done", (string)(await _server.Client.Finished(mentions))["status"]!);
        Assert.Equal("done", (string)(await _server.Client.Finished(reviews))["status"]!);
    }

    /// <summary>The daily figures in the workbook, cell by cell, against sums over the file.</summary>
    private async Task ExpectWorkbook(string language, string headline, MentionFile file, int[] counts)
    {
        using var stream = new MemoryStream(await _server.Client.GetByteArrayAsync(Path("report.xlsx", language)));
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        var shared = workbook.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToArray() ?? [];
        string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)] : cell.InnerText;
        var rows = workbook.WorkbookPart.WorksheetParts
            .SelectMany(sheet => sheet.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToArray())).ToList();
        Assert.Contains(rows, row => row.Contains(headline));
        Assert.Contains(rows, row => counts.All(count => row.Contains(count.ToString(CultureInfo.InvariantCulture))));
        foreach (var day in file.ByDay())
        {
            var date = DateOnly.ParseExact(day.T, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue).ToOADate();
            var expected = new[] { date, day.Positive, day.Neutral, day.Negative }.Select(number => number.ToString(CultureInfo.InvariantCulture));
            Assert.Contains(rows, row => row.Take(4).SequenceEqual(expected));
        }
    }

    private async Task<string> PdfText(string language)
    {
        var path = System.IO.Path.Combine(_server.DataDirectory, $"report-{language}.pdf");
        await File.WriteAllBytesAsync(path, await _server.Client.GetByteArrayAsync(Path("report.pdf", language)));
        if (Environment.GetEnvironmentVariable("CAMPAIGN_KEEP_REPORTS") is { Length: > 0 } keep)
        {
            File.Copy(path, System.IO.Path.Combine(keep, $"report-{language}.pdf"), overwrite: true);
        }

        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return text;
    }

    private static Uri Path(string form, string language) => new($"campaigns/air/{form}?lang={language}", UriKind.Relative);

    /// <summary>Removes white space, which the layout may put anywhere.</summary>
    private static string Squeeze(string text) => White().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}

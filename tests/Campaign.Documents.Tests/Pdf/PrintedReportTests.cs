using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Campaign.Documents.Pdf;
using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Documents.Tests.Reports;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Tests.Pdf;

public sealed class PrintedReportTests(Printer printer) : IClassFixture<Printer>
{
    [Needs("chromium", "pdftotext")]
    public async Task Every_page_shows_its_number_and_the_page_count()
    {
        var text = await printer.Text(ReportHtml.Write(RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf)));
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length >= 10, $"{pages.Length} pages");
        Assert.All(pages.Select((page, index) => (page, index)), page => Assert.Contains($"Page {page.index + 1} of {pages.Length}", page.page, StringComparison.Ordinal));
    }

    [Needs("chromium", "pdfinfo")]
    public async Task Is_tagged_titled_and_outlined_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var report = RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf);
            var path = await printer.Print(ReportHtml.Write(report));
            var info = await Program.Run("pdfinfo", path);
            Assert.Matches(@"Tagged:\s+yes", info);
            Assert.Matches(@"Title:\s+Title", info);
            Assert.Matches(@"Author:\s+青禾茶饮", info);
            Assert.Contains("(A4)", info, StringComparison.Ordinal);
            var raw = await File.ReadAllTextAsync(path, Encoding.Latin1);
            Assert.Contains("/Type /Outlines", raw, StringComparison.Ordinal);
            Assert.Contains($"/Lang ({(language == Language.Chinese ? "zh-CN" : "en")})", raw, StringComparison.Ordinal);
        }
    }

    [Needs("chromium", "pdftotext")]
    public async Task Shows_the_figures_of_the_model()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.Chinese, DemoSources.AsOf);
        var text = Condensed(await printer.Text(ReportHtml.Write(report)));
        Assert.Contains(Condensed(report.Headline), text, StringComparison.Ordinal);
        Assert.All(report.KeyFigures, figure => Assert.Contains(Condensed(figure.Figure.Text), text, StringComparison.Ordinal));
        var numbers = from section in report.Sections
                      from table in section.Tables
                      from row in table.Rows
                      from figure in row
                      where figure.Number is not null || figure.Date is not null
                      select Condensed(figure.Text);
        Assert.All(numbers.Distinct(), number => Assert.Contains(number, text, StringComparison.Ordinal));
    }

    [Needs("chromium", "pdftotext")]
    public async Task Says_not_proven_when_there_is_nearly_nothing()
    {
        var text = await printer.Text(ReportHtml.Write(RecoveryReport.From(DemoSources.NearlyEmpty(), Language.English, DemoSources.Day(0).AddHours(12))));
        Assert.Contains("not proven", text, StringComparison.Ordinal);
        Assert.DoesNotContain("has recovered", text, StringComparison.Ordinal);
    }

    [Needs("chromium", "pdftotext")]
    public async Task A_users_text_is_printed_and_never_run()
    {
        const string Hostile = "<script>document.body.textContent='RUN'</script><img src=x onerror=\"document.body.textContent='RUN'\">{b}${1}";
        var sources = DemoSources.Full();
        sources = sources with
        {
            Campaign = sources.Campaign with { Name = Hostile, Brand = "\"}</style><script>document.body.textContent='RUN'</script>" },
            Partners = [.. sources.Partners.Select(partner => partner with { Name = Hostile })],
            Pools = [sources.Pools[0] with { Name = "</script><script>document.body.textContent='RUN'</script>" }],
        };
        var text = await printer.Text(ReportHtml.Write(RecoveryReport.From(sources, Language.English, DemoSources.AsOf)));
        Assert.Contains("<script>", text, StringComparison.Ordinal);
        Assert.Contains("Recovery index", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"^\s*RUN\s*$", RegexOptions.Multiline), text);
    }

    [Needs("chromium")]
    public async Task Nothing_is_fetched_from_anywhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        await printer.Print($"<!doctype html><title>x</title><link rel=stylesheet href={address}a.css><img src={address}b.png><script src={address}c.js></script><iframe src={address}d></iframe><script>fetch('{address}e');new WebSocket('{address.Replace("http", "ws", StringComparison.Ordinal)}f');navigator.sendBeacon('{address}g')</script>text");
        Assert.False(listener.Pending());
    }

    [Needs("chromium", "pdftotext")]
    public async Task Charts_are_drawn()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf);
        var text = await printer.Text(ReportHtml.Write(report));
        // The band's name appears nowhere but in the chart.
        Assert.Contains("before the crisis ±1σ", text, StringComparison.Ordinal);
        Assert.Equal(RecoveryVerdict.Recovered, report.Verdict);
    }

    private static string Condensed(string text) => new([.. text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))]);
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Documents.Stories;
using Campaign.Domain.Decisions;
using static Campaign.Domain.Tests.Decisions.OtherCulture;

namespace Campaign.Documents.Tests.Reports;

/// <summary>The machine's culture (its calendar, its decimal separator, its letters) changes no document.</summary>
public sealed class CultureTests
{
    public static TheoryData<string, Language> Cultures => new()
    {
        { "th-TH", Language.Chinese }, { "tr-TR", Language.Chinese }, { "ar-SA", Language.Chinese }, { "de-DE", Language.Chinese },
        { "th-TH", Language.English }, { "tr-TR", Language.English }, { "ar-SA", Language.English }, { "de-DE", Language.English },
    };

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_report_reads_the_same(string culture, Language language)
    {
        string Report() => ReportHtml.Write(RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf));
        Assert.Equal(In("", Report), In(culture, Report));
        string Json() => Encoding.UTF8.GetString(ReportJson.Write(RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf)));
        Assert.Equal(In("", Json), In(culture, Json));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_workbook_has_the_same_contents(string culture, Language language) =>
        Assert.Equal(await In("", () => Workbook(language)), await In(culture, () => Workbook(language)));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_story_reads_the_same(string culture, Language language)
    {
        const string template = "{{ 1234.5 }} {{ 1234.5 | math.format 'N2' }} {{ date.parse '2026-03-01' | date.to_string '%Y-%m-%d %A' }} {{ 'INDIGO' | string.downcase }} {{ ['i', 'I', 'ı'] | array.sort | array.join ',' }}";
        string Story() => JsonSerializer.Serialize(StoryRenderer.RenderText(template, "I", JsonElement.Parse("{}"), language == Language.Chinese ? "zh-CN" : "en"), DomainJson.Options);
        Assert.Equal(In("", Story), In(culture, Story));
    }

    private static async Task<string> Workbook(Language language)
    {
        using var file = new MemoryStream();
        await RecoveryWorkbook.Write(RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf), file, CancellationToken.None);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var all = new StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(part.Open());
            all.Append(part.FullName).AppendLine().Append(await reader.ReadToEndAsync()).AppendLine();
        }

        return all.ToString();
    }
}

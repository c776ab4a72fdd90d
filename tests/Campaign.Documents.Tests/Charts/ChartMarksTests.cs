using System.Globalization;
using System.Text.Json.Nodes;
using Campaign.Documents.Charts;
using Campaign.Documents.Reports;
using Campaign.Documents.Tests.Reports;
using Campaign.Domain.Decisions;

namespace Campaign.Documents.Tests.Charts;

public sealed class ChartMarksTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    public static TheoryData<int[]> Days => new(
        [0],
        [0, 1, 2],
        [0, 0, 0, 30],
        [1, 5, 9, 13, 17, 21, 25, 29],
        [.. Enumerable.Range(0, 25).Select(number => number * 2)]);

    [Theory]
    [MemberData(nameof(Days))]
    public void Labels_never_overlap_and_name_every_intervention(int[] fromOnset)
    {
        var chart = Chart(fromOnset);
        var options = JsonNode.Parse(ChartOptions.Json(chart))!;
        Check(options["baseOption"]!["series"]![0]!, 660, fromOnset.Length, chart);
        Check(options["media"]![0]!["option"]!["series"]![0]!, 360, fromOnset.Length, chart);
    }

    [Fact]
    public void A_single_intervention_keeps_its_number_when_there_is_room() =>
        Assert.Equal(["1", "2", "3"], Labels(JsonNode.Parse(ChartOptions.Json(Chart([0, 20, 40])))!["baseOption"]!["series"]![0]!).Select(label => label.Text));

    [Fact]
    public void Every_intervention_day_has_its_own_line()
    {
        var series = JsonNode.Parse(ChartOptions.Json(Chart([0, 1, 2])))!["baseOption"]!["series"]![0]!;
        Assert.Equal(3, series["markLine"]!["data"]!.AsArray().Count(line => (string)line!["lineStyle"]!["type"]! == "dotted"));
    }

    private static void Check(JsonNode series, int width, int interventions, ReportChart chart)
    {
        var dayWidth = (width - 60.0) / chart.Data.Rows.Count;
        var labels = Labels(series).Select(label => (label.Text, At: Index(chart, label.Day) * dayWidth, Half: label.Text.Length * 5.6 / 2)).OrderBy(label => label.At).ToList();
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.First.At + pair.First.Half < pair.Second.At - pair.Second.Half, $"{pair.First.Text} over {pair.Second.Text} at {width}"));
        var named = labels.SelectMany(label => Numbers(label.Text)).ToList();
        Assert.Equal(Enumerable.Range(1, interventions), named);
    }

    private static IEnumerable<(string Text, DateOnly Day)> Labels(JsonNode series) =>
        from line in series["markLine"]!["data"]!.AsArray()
        where (string)line!["lineStyle"]!["type"]! == "dotted" && (bool)line["label"]!["show"]!
        let day = DateOnly.ParseExact((string)line["xAxis"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        orderby day
        select ((string)line["name"]!, day);

    private static IEnumerable<int> Numbers(string label)
    {
        var ends = label.Split('–').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static int Index(ReportChart chart, DateOnly day) =>
        chart.Data.Rows.Select(row => row[chart.Data.IndexOf(chart.Category)].Date).ToList().IndexOf(day);

    private static ReportChart Chart(int[] fromOnset)
    {
        var sources = DemoSources.Full() with
        {
            Interventions = [.. fromOnset.Select(day => new InterventionFacts(new DateTimeOffset(First.AddDays(day), TimeOnly.MinValue, TimeSpan.FromHours(8)), "story", "story"))],
        };
        return RecoveryReport.From(sources, Language.English, DemoSources.AsOf).Sections.SelectMany(section => section.Charts).Single(chart => chart.Id == "net");
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.RealInput;

public sealed class AirlineMentionsJourney : IDisposable
{
    private const string Airline = "airline-mentions.en.csv";
    private readonly CampaignServer _server = new();

    [RealFileFact(Airline)]
    public async Task The_series_equals_sums_over_the_file_by_day_and_by_hour()
    {
        var file = new MentionFile(RealFileFactAttribute.PathOf(Airline));
        await CreateCampaign();
        Assert.Equal(("done", 4642, 4642, 0), await Import());
        Expect(file.ByDay(), await Series("day"));
        Expect(file.ByHour(), await Series("hour"));
    }

    [RealFileFact(Airline)]
    public async Task Baseline_and_deviation_equal_those_computed_from_the_file()
    {
        var before = new MentionFile(RealFileFactAttribute.PathOf(Airline)).ByDay().Where(day => string.CompareOrdinal(day.T, "2015-02-24") < 0).Select(day => day.Net).ToArray();
        var mean = before.Sum() / before.Length;
        var sigma = Math.Sqrt(before.Sum(net => Math.Pow(net - mean, 2)) / (before.Length - 1));
        await CreateCampaign();
        await Import();
        var reading = await _server.Get("campaigns/air/reputation");
        Assert.Equal(7, before.Length);
        Assert.Equal(7, (int)reading["baseline"]!["days"]!);
        Assert.Equal(mean, (double)reading["baseline"]!["mean"]!, 1e-12);
        Assert.Equal(sigma, (double)reading["baseline"]!["sigma"]!, 1e-12);

        // The file ends on the day after the onset: no three days, so neither a trough nor an index may be claimed.
        Assert.Equal("not-enough-data", (string)reading["verdict"]!);
        Assert.Null(reading["trough"]);
        Assert.All(reading["series"]!.AsArray(), point => Assert.Null(point!["index"]));
    }

    [RealFileFact(Airline)]
    public async Task Importing_the_file_again_changes_no_figure_and_reverting_it_leaves_none()
    {
        await CreateCampaign();
        await Import();
        var once = (await _server.Get("campaigns/air/reputation")).ToJsonString();
        Assert.Equal(("done", 4642, 0, 0), await Import());
        Assert.Equal(once, (await _server.Get("campaigns/air/reputation")).ToJsonString());
        foreach (var import in (await _server.Get("campaigns/air/mentions/imports"))["items"]!.AsArray())
        {
            var taken = await _server.Post($"campaigns/air/mentions/imports/{import!["id"]}/take-back", new { reason = "导错了" }, HttpStatusCode.Accepted);
            Assert.Equal("done", (string)(await _server.Client.Finished((string)taken["id"]!))["status"]!);
        }

        var after = await _server.Get("campaigns/air/reputation");
        Assert.All(after["series"]!.AsArray(), point => Assert.Equal((0, 0, 0), ((int)point!["positive"]!, (int)point["neutral"]!, (int)point["negative"]!)));
        Assert.Equal((0, false), ((int)after["baseline"]!["days"]!, (bool)after["baseline"]!["enough"]!));
        Assert.Equal(("done", 4642, 4642, 0), await Import());
        Assert.Equal(once, (await _server.Get("campaigns/air/reputation")).ToJsonString());
    }

    public void Dispose() => _server.Dispose();

    private Task<JsonNode> CreateCampaign() => _server.CreateAirline();

    private async Task<(string Status, int Read, int Accepted, int Rejected)> Import()
    {
        var job = await _server.Client.Import(
            "campaigns/air/mentions/import", await File.ReadAllBytesAsync(RealFileFactAttribute.PathOf(Airline)), MentionFile.Mapping);
        var done = await _server.Client.Finished(job);
        return ((string)done["status"]!, (int)done["read"]!, (int)done["accepted"]!, (int)done["rejected"]!);
    }

    /// <summary>The time buckets that have mentions.</summary>
    private async Task<JsonNode[]> Series(string bucket)
    {
        var series = (await _server.Get($"campaigns/air/reputation?bucket={bucket}"))["series"]!.AsArray().Select(point => point!).ToArray();
        var (full, empty) = (series.Where(HasMentions).ToArray(), series.Where(point => !HasMentions(point)).ToArray());
        Assert.All(empty, point => Assert.Null(point["net"]));
        return full;
    }

    private static bool HasMentions(JsonNode point) => (int)point["positive"]! + (int)point["neutral"]! + (int)point["negative"]! > 0;

    private static void Expect(IReadOnlyList<MentionFile.Sums> expected, JsonNode[] series)
    {
        Assert.Equal(
            expected,
            series.Select(point => new MentionFile.Sums((string)point["t"]!, (int)point["positive"]!, (int)point["neutral"]!, (int)point["negative"]!)));
        Assert.All(expected.Zip(series), pair => Assert.Equal(pair.First.Net, (double)pair.Second["net"]!, 1e-12));
        Assert.All(expected.Zip(series), pair => Assert.Equal(pair.First.Net, (double)pair.Second["organicNet"]!, 1e-12));
    }
}

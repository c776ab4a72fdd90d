using System.Globalization;
using CsvHelper;

namespace Campaign.Journeys.Tests.RealInput;

public sealed class HotelReviewsJourney : IDisposable
{
    private const string Hotel = "hotel-reviews.zh.csv";
    private readonly CampaignServer _server = new();

    [RealFileFact(Hotel)]
    public async Task Every_record_is_accepted_a_duplicate_or_refused_with_its_line_and_reason_and_a_second_import_adds_none()
    {
        await _server.CreateAirline();
        await _server.OpenReviews();
        var first = await Import();
        var (accepted, rejected, duplicates) = ((int)first["accepted"]!, (int)first["rejected"]!, (int)first["duplicates"]!);
        Assert.Equal(("done", 7766), ((string)first["status"]!, (int)first["read"]!));
        Assert.Equal(7766, accepted + rejected + duplicates);
        Assert.Equal(accepted, (int)(await _server.Get("drives/reviews/submissions?limit=1"))["total"]!);
        Assert.InRange(accepted, 6_500, 7_765);

        var records = Records();
        Assert.Equal(7766, records.Count);
        var empty = Assert.Single(records, record => string.IsNullOrWhiteSpace(record.Value));
        var rejects = await Rejects((string)first["id"]!);
        Assert.Equal(rejected, rejects.Count);
        Assert.Equal("missing", Assert.Single(rejects, reject => reject.Line == empty.Key).Code);
        Assert.Contains(rejects, reject => reject.Code == "near-duplicate");
        Assert.All(rejects, reject => Assert.False(string.IsNullOrWhiteSpace(reject.Reason)));
        Assert.All(rejects, reject => Assert.Equal(records[reject.Line], reject.Review.TrimStart('\''), ignoreLineEndingDifferences: true));

        var again = await Import();
        Assert.Equal((7766, 0), ((int)again["read"]!, (int)again["accepted"]!));
        Assert.Equal(accepted, (int)(await _server.Get("drives/reviews"))["funnel"]!["takenIn"]!);
    }

    public void Dispose() => _server.Dispose();

    private async Task<System.Text.Json.Nodes.JsonNode> Import() => await _server.Client.Finished(await _server.Client.Import(
        "drives/reviews/submissions/import", await File.ReadAllBytesAsync(RealFileFactAttribute.PathOf(Hotel)), RealSteps.ReviewMapping));

    /// <summary>The reviews by the line on which they begin, as an independent reader reads them.</summary>
    private static Dictionary<int, string> Records()
    {
        var records = new Dictionary<int, string>();
        using var csv = CsvReader.FromFile(RealFileFactAttribute.PathOf(Hotel), new() { TrackLineNumbers = true });
        while (csv.Read())
        {
            records.Add((int)csv.LineNumber, csv.GetString("review"));
        }

        return records;
    }

    private async Task<List<(int Line, string Code, string Reason, string Review)>> Rejects(string job)
    {
        await using var stream = await _server.Client.GetStreamAsync(new Uri($"jobs/{job}/rejects.csv?lang=en", UriKind.Relative));
        using var csv = CsvReader.Create(stream);
        var rejects = new List<(int, string, string, string)>();
        while (csv.Read())
        {
            rejects.Add((int.Parse(csv.GetString("line"), CultureInfo.InvariantCulture), csv.GetString("code"), csv.GetString("reason"), csv.GetString("review")));
        }

        return rejects;
    }
}

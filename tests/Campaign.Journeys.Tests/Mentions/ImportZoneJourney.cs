using System.Text;

namespace Campaign.Journeys.Tests.Mentions;

/// <summary>Times without a zone are read in the installation's, or in the one that the mapping names.</summary>
public sealed class ImportZoneJourney : IDisposable
{
    private readonly CampaignServer _server = new(null, ("Campaign:TimeZone", "Europe/Berlin"));

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("", "2026-03-02T23:00:00+01:00")]
    [InlineData(""","timeZone":"Asia/Kolkata" """, "2026-03-02T19:00:00+01:00")]
    public async Task A_time_without_a_zone_is_read_in_the_installations_unless_the_mapping_names_one(string zone, string hour)
    {
        await _server.Create("spring");
        var mapping = $$"""{"externalId":"id","at":"at","tone":{"const":"negative"},"channel":{"const":"weibo"}{{zone}}}""";
        var job = await _server.Client.Import("campaigns/spring/mentions/import", Encoding.UTF8.GetBytes("id,at\n1,2026-03-02 23:45\n"), mapping);
        Assert.Equal("done", (string)(await _server.Client.Finished(job))["status"]!);
        var series = (await _server.Get("campaigns/spring/reputation?bucket=hour"))["series"]!.AsArray();
        Assert.Equal(hour, (string)Assert.Single(series)!["t"]!);
    }
}

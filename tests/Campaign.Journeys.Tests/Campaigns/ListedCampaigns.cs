using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Campaigns;

public sealed class ListedCampaigns(ListedCampaigns.Seven seven) : IClassFixture<ListedCampaigns.Seven>
{
    private readonly CampaignServer _server = seven.Server;

    [Theory]
    [InlineData("created")]
    [InlineData("-created")]
    [InlineData("name")]
    [InlineData("-starts")]
    public async Task Pages_together_hold_every_campaign_once_in_the_order_asked_for(string sort)
    {
        var whole = Ids(await _server.Get($"campaigns?sort={sort}"));
        var paged = await AllPages($"campaigns?sort={sort}&limit=2");
        Assert.Equal(7, whole.Distinct().Count());
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Lists_filter_by_status_and_words_and_return_totals()
    {
        using var server = new CampaignServer();
        await server.Post("campaigns", CampaignServer.AnyCampaign("tea", "Tea 100% 修复"), HttpStatusCode.Created);
        await server.Post("campaigns", CampaignServer.AnyCampaign("airline", "航班延误修复"), HttpStatusCode.Created);
        await server.Post("campaigns/airline/plan");
        Assert.Equal(["airline"], Ids(await server.Get("campaigns?status=planned")));
        Assert.Equal(1, (int)(await server.Get("campaigns?status=draft"))["total"]!);
        Assert.Equal(["tea"], Ids(await server.Get("campaigns?q=tea")));
        Assert.Equal(["airline"], Ids(await server.Get("campaigns?q=延误")));
        Assert.Equal(["tea"], Ids(await server.Get($"campaigns?q={Uri.EscapeDataString("0%")}")));
        Assert.Equal(0, (int)(await server.Get("campaigns?q=_%5C"))["total"]!);
    }

    private static string[] Ids(JsonNode list) => [.. list["items"]!.AsArray().Select(item => (string)item!["id"]!)];

    private async Task<List<string>> AllPages(string path)
    {
        var ids = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await _server.Get(next.Length == 0 ? path : $"{path}&cursor={next}");
            ids.AddRange(Ids(page));
            next = (string?)page["next"];
        }

        return ids;
    }

    /// <summary>One server with the campaigns that all tests read.</summary>
    public sealed class Seven : IAsyncLifetime
    {
        public CampaignServer Server { get; } = new();

        public async Task InitializeAsync()
        {
            foreach (var number in Enumerable.Range(1, 7))
            {
                await Server.Post("campaigns", CampaignServer.AnyCampaign($"c{number}", $"活动 {number % 3}"), HttpStatusCode.Created);
            }
        }

        public Task DisposeAsync()
        {
            Server.Dispose();
            return Task.CompletedTask;
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.RealInput;

/// <summary>Sets up the campaign that the journeys over real files share.</summary>
internal static class RealSteps
{
    public const string ReviewMapping = """{"text":"review","channel":{"const":"hotel-site"},"consent":{"const":"yes"}}""";

    /// <summary>After the wave of cancelled flights, whose week the file covers.</summary>
    public static Task<JsonNode> CreateAirline(this CampaignServer server)
    {
        var body = CampaignServer.AnyCampaign("air", "航班取消后的口碑修复");
        body["brand"] = "两家航空公司";
        body["starts"] = "2015-02-24";
        body["ends"] = "2015-05-31";
        body["crisis"] = new JsonObject
        {
            ["title"] = "大面积航班取消",
            ["onset"] = "2015-02-24T00:00:00+08:00",
            ["cluster"] = "accidental",
            ["severity"] = 3,
            ["summary"] = "冬季风暴期间大量航班取消，热线占线。",
        };
        return server.Post("campaigns", body, HttpStatusCode.Created);
    }

    public static Task<JsonNode> OpenReviews(this CampaignServer server) => server.Post(
        "campaigns/air/drives",
        new { id = "reviews", title = "住客点评", prompt = "说说您这次入住", opens = "2015-01-01T00:00:00+08:00", closes = "2040-01-01T00:00:00+08:00" },
        HttpStatusCode.Created);
}

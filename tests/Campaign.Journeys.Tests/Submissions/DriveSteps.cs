using System.Net;
using System.Text.Json.Nodes;
using Campaign.Silo.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaign.Journeys.Tests.Submissions;

/// <summary>The steps that journeys through a drive share.</summary>
internal static class DriveSteps
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Creates the drive <c>tea</c>, open from now on.</summary>
    public static async Task<JsonNode> OpenDrive(this CampaignServer server, object? reward = null, int perAuthorLimit = 3, DateTimeOffset? opens = null)
    {
        await server.Ensure("spring");
        return await server.Post(
            "campaigns/spring/drives",
            new { id = "tea", title = "一杯茶的故事", prompt = "说说你喝到的第一口新茶", opens = opens ?? Noon.AddYears(-1), closes = Noon.AddYears(30), reward, perAuthorLimit },
            HttpStatusCode.Created);
    }

    public static object Body(string handle, string text, bool consent = true) => new { author = new { handle, contact = $"{handle}@example.org" }, channel = "weibo", text, consent };

    public static async Task<string> Submit(this CampaignServer server, string handle, string text) =>
        (string)(await server.Post("drives/tea/submissions", Body(handle, text), HttpStatusCode.Created))["id"]!;

    /// <summary>Delivers the messages that are due.</summary>
    public static Task Deliver(this CampaignServer server) =>
        server.Services.GetServices<IHostedService>().OfType<MessageDispatcher>().Single().Deliver();
}

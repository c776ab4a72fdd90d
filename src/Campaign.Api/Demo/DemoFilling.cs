using System.Net.Http.Headers;
using System.Text.Json;
using Campaign.Silo.Hosting;

namespace Campaign.Api.Demo;

/// <summary>
/// <c>./run --demo</c>: fills the installation with one realistic campaign through the public HTTP contract alone. Everything is seeded and dated
/// relative to today; what an interrupted filling left undone is done by the next one.
/// </summary>
public static class DemoFilling
{
    public const string Argument = "--demo";

    /// <summary>Fills the running program through its own address.</summary>
    public static async Task Fill(WebApplication app, DemoClock clock)
    {
        var address = app.Urls.First();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        if (app.Services.GetRequiredService<CampaignOptions>().ApiToken is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        await Fill(client, clock, Console.WriteLine, app.Lifetime.ApplicationStopping);
        Console.WriteLine($"青禾茶饮示例已就绪，请打开 {address} / The Qinghe Tea demo is ready: open {address}");
    }

    /// <returns>Whether anything was left to do.</returns>
    /// <exception cref="DemoFailedException">Filling stopped; it can go on with another call.</exception>
    public static async Task<bool> Fill(HttpClient client, DemoClock clock, Action<string> tell, CancellationToken cancellation)
    {
        try
        {
            var http = new DemoHttp(client, cancellation);
            if (await http.Find($"stories/{DemoStories.Last}") is not null)
            {
                return false;
            }

            var begun = await http.Find($"campaigns/{DemoCampaign.Id}");
            var dates = begun is null ? DemoDates.Of(clock.GetUtcNow()) : DemoDates.OfOnset(begun["crisis"]!["onset"]!.GetValue<DateTimeOffset>());
            tell(begun is null ? "正在生成示例：60 天的一场口碑修复 / Filling in the demo: sixty days of a recovery" : "接着上次未完成的示例 / Going on with the demo where it stopped");
            await Timeline(http, dates).Play(clock, tell, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is DemoFailedException or HttpRequestException or JsonException or OperationCanceledException)
        {
            throw new DemoFailedException(
                $"示例没有生成完，再次运行 ./run --demo 会接着做。原因：{fault.Message} / The demo is not complete; ./run --demo goes on where it stopped. Reason: {fault.Message}",
                fault);
        }
        finally
        {
            clock.BackToReality();
        }
    }

    private static DemoTimeline Timeline(DemoHttp http, DemoDates dates)
    {
        var timeline = new DemoTimeline();
        DemoCampaign.Plan(timeline, http, dates);
        DemoPartners.Plan(timeline, http, dates);
        DemoMentions.Plan(timeline, http, dates);
        DemoPools.Plan(timeline, http, dates);
        DemoDeliverables.Plan(timeline, http, dates);
        DemoSubmissions.Plan(timeline, http, dates);
        DemoStories.Plan(timeline, http, dates);
        return timeline;
    }
}

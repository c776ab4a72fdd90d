using System.Text.Json;
using Campaign.Api.Access;

namespace Campaign.Api.Demo;

/// <summary>
/// <c>./run --demo</c>: fills the installation with one realistic campaign, using only the public HTTP contract, each step as a person with the right
/// role. All data is seeded and dated relative to today; a run that was interrupted is completed by the next one.
/// </summary>
public static class DemoFilling
{
    public const string Argument = "--demo";

    /// <summary>Fills the running program through its own address.</summary>
    public static async Task Fill(WebApplication app, DemoClock clock)
    {
        var address = app.Urls.First();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address) };
        var people = app.Services.GetRequiredService<DemoPeople>();
        await Fill(client, people, clock, Console.WriteLine, app.Lifetime.ApplicationStopping);
        people.Offer(Console.WriteLine);
        Console.WriteLine($"青禾茶饮示例已就绪，请打开 {address} / The Qinghe Tea demo is ready: open {address}");
    }

    /// <param name="client">Not signed in, and keeps no cookies.</param>
    /// <returns>Whether there was anything left to do.</returns>
    /// <exception cref="DemoFailedException">Filling stopped; another call continues it.</exception>
    internal static async Task<bool> Fill(HttpClient client, DemoPeople people, DemoClock clock, Action<string> tell, CancellationToken cancellation)
    {
        try
        {
            var today = DemoDates.Of(clock.GetUtcNow());
            var team = new DemoTeam(client, await people.Prepare(() => clock.MoveTo(today.At(0, 20, 30)), cancellation), cancellation);
            if (await team.Administrator.Find($"stories/{DemoStories.Last}") is not null)
            {
                return false;
            }

            var begun = await team.Administrator.Find($"campaigns/{DemoCampaign.Id}");
            var dates = begun is null ? today : DemoDates.OfOnset(begun["crisis"]!["onset"]!.GetValue<DateTimeOffset>());
            tell(begun is null ? "正在生成示例：60 天的一场口碑修复 / Filling in the demo: sixty days of a recovery" : "接着上次未完成的示例 / Going on with the demo where it stopped");
            await Timeline(team, dates).Play(clock, tell, cancellation);
            await team.Leave();
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

    private static DemoTimeline Timeline(DemoTeam team, DemoDates dates)
    {
        var timeline = new DemoTimeline();
        DemoCampaign.Plan(timeline, team, dates);
        DemoPartners.Plan(timeline, team, dates);
        DemoMentions.Plan(timeline, team, dates);
        DemoPools.Plan(timeline, team, dates);
        DemoDeliverables.Plan(timeline, team, dates);
        DemoSubmissions.Plan(timeline, team, dates);
        DemoStories.Plan(timeline, team, dates);
        return timeline;
    }
}

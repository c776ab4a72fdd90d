using System.Net;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Nodes;
using Campaign.Storage.Tests.PostgreSql;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Faults;

/// <summary>The database fails under two running nodes, or their clocks disagree.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_server_is_killed_and_started_again()
    {
        using var nodes = new NodeGroup(2);
        await Survive(nodes, async (load, _) =>
        {
            for (var kill = 0; kill < 2; kill++)
            {
                nodes.Server.Kill();
                await IsRefused(nodes.Living[0].Client);
                await Ordeal.IsUnready(nodes.Living[0].Client);
                nodes.Server.Start();
                await load.Answer(200);
            }
        });
    }

    [Fact]
    public async Task Two_connections_serve_sixty_four_clients()
    {
        using var nodes = new NodeGroup(2, more: "Maximum Pool Size=2");
        await Survive(nodes, (load, _) => load.Answer(2_000));
    }

    [SmallDiskFact]
    public async Task The_disk_is_full_and_has_room_again()
    {
        using var disk = new Tmpfs(320);
        using var nodes = new NodeGroup(2, disk.Folder);
        await Survive(nodes, async (_, way) =>
        {
            disk.Fill();
            await way.Refuse(100);
            disk.MakeRoom();
            nodes.Server.Revive();
        });
    }

    [Fact]
    public async Task A_clock_is_set_back_by_an_hour()
    {
        using var database = new NodeGroup(0);
        (string, string)[] settings = [("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", database.Storage.ConnectionString!)];
        var clock = new ShiftedClock();
        using (var wrong = new CampaignServer(clock, settings))
        using (var right = new CampaignServer(null, settings))
        {
            using var way = new AnyNode(() => [wrong.Client.BaseAddress!], wrong.CreateHandler());
            await new Ordeal(output).Survive(way, [wrong.Client, right.Client], load =>
            {
                clock.Shift = TimeSpan.FromHours(-1);
                return load.Answer(2_000);
            });
        }

        await Aftermath.TheDatabaseIsWhatItsJournalSays(database.Storage);
    }

    private async Task Survive(NodeGroup nodes, Func<Load, AnyNode, Task> trouble)
    {
        await nodes.Start();
        using var way = new AnyNode(() => nodes.Addresses);
        await new Ordeal(output).Survive(way, [.. nodes.Living.Select(node => node.Client)], load => trouble(load, way));
        await nodes.Stop();
        await Aftermath.TheDatabaseIsWhatItsJournalSays(nodes.Storage);
    }

    /// <summary>Reads are refused clearly and at once.</summary>
    private static async Task IsRefused(HttpClient node)
    {
        using var answer = await node.GetAsync(new Uri("pools/hot?lang=en", UriKind.Relative));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-unavailable"), (answer.StatusCode, (string)problem["code"]!));
    }
}

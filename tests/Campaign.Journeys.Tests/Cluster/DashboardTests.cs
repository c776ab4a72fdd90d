using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Nodes;
using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Journeys.Tests.Cluster;

/// <summary>The cluster dashboard is for administrators, and shows what silos do, never what grains hold.</summary>
[NeedsPostgreSql]
public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private readonly NodeGroup _nodes = new(size: 1);
    private ServerProcess _node = null!;

    public async Task InitializeAsync() => _node = await _nodes.Start(0);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task An_administrator_sees_silos_and_grain_types_but_no_names_or_states()
    {
        await _node.Post("campaigns", CampaignServer.AnyCampaign("spring-secret"));
        Assert.Contains("index.min.js", await Text("/cluster/"), StringComparison.Ordinal);
        Assert.Contains("CampaignGrain", await Text("/cluster/GrainTypes"), StringComparison.Ordinal);
        foreach (var path in new[] { "/cluster/GrainTypes", "/cluster/DashboardCounters", "/cluster/ClusterStats", "/cluster/TopGrainMethods" })
        {
            Assert.DoesNotContain("spring-secret", await Text(path), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await Status(_node.Client, "/cluster/GrainState?grainId=campaign/spring-secret&grainType=campaign"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(_node.Client, "/cluster/grainstate?grainId=campaign/spring-secret&grainType=campaign"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(_node.Client, "/cluster/Trace"));
        var installation = JsonNode.Parse(await Text("/api/v1/installation"))!;
        Assert.Equal("/cluster/", (string)installation["cluster"]!);
    }

    [Fact]
    public async Task Only_administrators_see_it()
    {
        using var stranger = new HttpClient { BaseAddress = _node.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(stranger, "/cluster/ClusterStats"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(stranger, "/cluster/index.min.js"));

        await _node.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        using var made = await _node.Client.PostAsJsonAsync(new Uri("tokens", UriKind.Relative), new { name = "程序", access = "write" });
        var token = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["token"]!;
        using var program = new HttpClient { BaseAddress = _node.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, await Status(program, "/api/v1/campaigns"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(program, "/cluster/ClusterStats"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(program, "/cluster/"));
    }

    private Task<string> Text(string path) => _node.Client.GetStringAsync(new Uri(path, UriKind.Relative));

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}

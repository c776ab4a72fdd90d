using System.Net;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>A node without pages runs the jobs in the database, and has health checks and metrics.</summary>
[NeedsPostgreSql]
public sealed class HeadlessNodeTests
{
    [Fact]
    public async Task A_headless_node_takes_over_a_killed_nodes_import()
    {
        using var nodes = new NodeGroup();
        await nodes.Start(0);
        var first = nodes.Living[0];
        await first.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        var (file, expected) = ImportFiles.MentionsOf(0, 40_000);
        var job = await first.Client.Import("campaigns/spring/mentions/import", file, ImportFiles.Mentions);
        await nodes.Kill(0);
        nodes.EndLeases();

        var headless = await nodes.StartHeadless(1);
        Assert.Equal(HttpStatusCode.OK, await Get(headless, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await Get(headless, "/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await Get(headless, "/api/v1/campaigns"));
        await nodes.Start(2);
        var done = await nodes.Living[^1].Client.Finished(job);
        Assert.Equal(("done", expected.Accepted), ((string)done["status"]!, (int)done["accepted"]!));
        await nodes.Stop();
    }

    [Fact]
    public async Task A_headless_node_shows_its_metrics_only_with_the_token()
    {
        using var nodes = new NodeGroup();
        var headless = await nodes.StartHeadless(0, "--Campaign:ApiToken=a-long-enough-secret-token");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Get(headless, "/health/ready"), await Get(headless, "/metrics")));
        headless.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-long-enough-secret-token");
        Assert.Equal(HttpStatusCode.OK, await Get(headless, "/metrics"));
    }

    private static async Task<HttpStatusCode> Get(ServerProcess node, string path)
    {
        using var answer = await node.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}

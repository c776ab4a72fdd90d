using System.Text.RegularExpressions;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Storage.Tests.PostgreSql;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>A node is frozen during an import (as when a virtual machine is migrated), loses the job's lease to another node, and is resumed.</summary>
[NeedsPostgreSql]
public sealed partial class FrozenNodeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Writes_of_a_node_that_lost_its_lease_are_refused_and_the_job_stays_done()
    {
        using var nodes = new NodeGroup(2);
        await nodes.Start();
        var (frozen, other) = (nodes.Living[0], nodes.Living[1]);
        await frozen.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        var (file, expected) = ImportFiles.MentionsOf(0, 200_000);
        var job = await frozen.Client.Import("campaigns/spring/mentions/import", file, ImportFiles.Mentions);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((int)(await frozen.Client.Read($"jobs/{job}"))["accepted"]! == 0)
        {
            await timer.WaitForNextTickAsync();
        }

        frozen.Freeze();
        while (!nodes.TryEndJobLeases())
        {
            // It locks the row for as long as a chunk takes.
            frozen.Thaw();
            frozen.Freeze();
        }

        var done = await other.Client.Finished(job);
        Assert.Equal(("done", expected.Accepted), ((string)done["status"]!, (int)done["accepted"]!));
        frozen.Thaw();
        await UntilItWasRefused(frozen);

        var after = await other.Client.Read($"jobs/{job}");
        Assert.Equal(done.ToJsonString(), after.ToJsonString());
        Assert.Equal(expected.Accepted, (int)(await other.Client.Read("campaigns/spring/mentions/imports"))["items"]![0]!["accepted"]!);
    }

    /// <summary>It may also exit by itself, because the other nodes have declared it dead.</summary>
    private async Task UntilItWasRefused(ServerProcess node)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                if (Failures().Match(await node.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))) is { Success: true } failures)
                {
                    output.WriteLine($"Refused: {failures.Value}");
                    return;
                }
            }
            catch (HttpRequestException)
            {
                output.WriteLine("The node ended.");
                return;
            }
        }
    }

    [GeneratedRegex("^campaign_commit_failures_total\\S* [1-9].*$", RegexOptions.Multiline)]
    private static partial Regex Failures();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Nodes;
using Campaign.Storage.Tests;
using Campaign.Storage.Tests.PostgreSql;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Cluster;

/// <summary>Three Orleans silos find each other through PostgreSQL: each grain is active in one of them, and moves when that one is gone.</summary>
[NeedsPostgreSql]
public sealed class SilosTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Pools = 30;

    /// <summary>In seconds: how soon the grains of a killed silo must answer elsewhere. Checked only on request, because it is a measurement.</summary>
    private static double Patience { get; } = AskedFor.Number("CAMPAIGN_SILO_PATIENCE_SECONDS", double.PositiveInfinity);

    /// <summary>How often a silo is asked to stop under load.</summary>
    private static int Stops { get; } = AskedFor.Number("CAMPAIGN_SILO_STOPS", 1);

    private readonly NodeGroup _nodes = new();

    public async Task InitializeAsync()
    {
        await _nodes.Start();
        await _nodes.Living[0].Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await Task.WhenAll(Enumerable.Range(0, Pools).Select(pool =>
            _nodes.Living[pool % NodeGroup.Usual].Post("campaigns/spring/pools", new { id = $"pool-{pool}", name = "茶券", kind = "cash", budget = 1_000_000 })));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task The_grains_of_a_killed_silo_are_activated_elsewhere()
    {
        var killed = Stopwatch.GetTimestamp();
        await _nodes.Kill(2);
        var seconds = await Task.WhenAll(Enumerable.Range(0, Pools).Select(async pool =>
        {
            for (var asked = 0; await Grant(_nodes.Living[asked % 2], pool, "after the kill") is not (HttpStatusCode.Created or HttpStatusCode.OK); asked++)
            {
                await Task.Delay(20);
            }

            return Stopwatch.GetElapsedTime(killed).TotalSeconds;
        })).WaitAsync(TimeSpan.FromMinutes(5));
        output.WriteLine($"Seconds from the kill to each pool's answer: {string.Join(' ', seconds.Order().Select(one => one.ToString("0.0", CultureInfo.InvariantCulture)))}");
        Assert.InRange(seconds.Max(), 0, Patience);
    }

    [Fact]
    public async Task A_stopping_silo_hands_its_grains_over_and_every_grant_is_answered()
    {
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentBag<HttpStatusCode>();
        var clients = Enumerable.Range(0, 16).Select(async client =>
        {
            for (var turn = 0; !stop.IsCancellationRequested; turn++)
            {
                answers.Add(await Grant(_nodes.Living[client % 2], (client + turn) % Pools, $"{client}-{turn}"));
            }
        }).ToArray();
        for (var stops = 0; stops < Stops; stops++)
        {
            if (stops > 0)
            {
                await _nodes.Start(2);
            }

            var asked = Stopwatch.GetTimestamp();
            await _nodes.Stop(2);
            output.WriteLine($"Stopped in {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s under load, after {answers.Count} grants");
        }

        foreach (var pool in Enumerable.Range(0, Pools))
        {
            answers.Add(await Grant(_nodes.Living[0], pool, "after the stop"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        output.WriteLine($"{answers.Count} grants");

        // A grant whose response was lost already exists when the call is retried.
        Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.Created or HttpStatusCode.OK, $"A grant gave {answer}."));
    }

    [Fact]
    public async Task A_hot_pool_has_one_activation_however_many_silos_it_is_called_through()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async client =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                Assert.Equal(HttpStatusCode.Created, await Grant(_nodes.Living[client % NodeGroup.Usual], 0, $"{client}-{turn}"));
            }
        }));
        var pool = JsonNode.Parse(await _nodes.Living[1].Client.GetStringAsync(new Uri("pools/pool-0", UriKind.Relative)))!;
        Assert.Equal(64 * 20, (int)pool["reserved"]!);
        foreach (var node in _nodes.Living)
        {
            var metrics = await node.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            Assert.DoesNotContain(metrics.Split('\n'), line => line.StartsWith("campaign_journal_conflicts_total", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named_and_no_silo_starts()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var said = await RefusedStart.Words([.. _nodes.Settings, $"--Cluster:Port={((IPEndPoint)other.LocalEndpoint).Port}"]);
        Assert.StartsWith("The port in Cluster__Port", said, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Grant(ServerProcess node, int pool, string cause)
    {
        using var answer = await node.Client.PostAsJsonAsync(new Uri($"pools/pool-{pool}/grants", UriKind.Relative), new { participant = "lin-xi", cause, amount = 1 });
        return answer.StatusCode;
    }
}

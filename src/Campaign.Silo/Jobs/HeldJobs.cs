using System.Collections.Concurrent;
using Campaign.Silo.Hosting;
using Campaign.Storage.Jobs;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Jobs;

/// <summary>The jobs that this node runs. It holds on to them by its heartbeat.</summary>
internal sealed partial class HeldJobs(IJobs jobs, Node node, TimeProvider clock, ILogger log)
{
    /// <summary>For how long a job is this node's after each heartbeat.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, RunningJob> _running = new(StringComparer.Ordinal);

    public int Count => _running.Count;

    public IReadOnlyCollection<string> Ids => [.. _running.Keys];

    public void Add(string id, RunningJob running) => _running[id] = running;

    public void Remove(string id) => _running.TryRemove(id, out _);

    /// <summary>Asks a job to stop, if it runs here.</summary>
    public Task Stop(string id) => _running.TryGetValue(id, out var running) ? running.Stop() : Task.CompletedTask;

    /// <summary>
    /// Renews the leases, three times in each, until the node stops. A job that the node no longer holds, or cannot know that it holds, is stopped here before
    /// another node may take it up.
    /// </summary>
    public async Task Beat(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Lease / 3, clock);
        var renewed = clock.GetTimestamp();
        while (await Next(timer, stopping))
        {
            try
            {
                var held = _running.IsEmpty ? null : await jobs.Renew(node.Name, await jobs.Now() + Lease);
                renewed = clock.GetTimestamp();
                foreach (var (id, running) in _running)
                {
                    await (held is null ? Task.CompletedTask : !held.TryGetValue(id, out var stop) ? running.Lose() : stop ? running.Stop() : Task.CompletedTask);
                }
            }
            catch (Exception fault)
            {
                LogNotRenewed(fault);
                await (clock.GetElapsedTime(renewed) < Lease / 2 ? Task.CompletedTask : Task.WhenAll(_running.Values.Select(running => running.Lose())));
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The leases of the running jobs could not be renewed")]
    private partial void LogNotRenewed(Exception fault);
}

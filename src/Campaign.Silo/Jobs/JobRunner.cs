using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Metrics;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Jobs;

/// <summary>
/// Runs long work, two jobs at a time. Jobs are rows that a node takes for a while and holds on to by its heartbeat: those of a node that has died are taken
/// up by another one, those that were under way when the only process ended go on at its next start.
/// </summary>
public sealed partial class JobRunner(IJobs jobs, IEnumerable<IJobKind> kinds, Node node, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly HeldJobs _held = new(jobs, node, clock, log);
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Takes a job in. It is durable when the task completes.</summary>
    public async Task Enqueue(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        await jobs.Write(rows);
        _wake.Release();
    }

    /// <summary>Asks a job to stop, wherever it runs; what it has done stays.</summary>
    /// <returns>False when it is over already.</returns>
    public async Task<bool> Cancel(string id)
    {
        var cancelling = await jobs.Cancel(id, await jobs.Now());
        if (cancelling == JobCancelling.Cancelled && await jobs.Find(id, CancellationToken.None) is { } job)
        {
            await Clean(job);
        }
        else if (cancelling == JobCancelling.Asked)
        {
            await _held.Stop(id);
        }

        return cancelling != JobCancelling.TooLate;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var heartbeat = _held.Beat(stoppingToken);
        var under = new List<Task>();
        try
        {
            while (true)
            {
                under.AddRange((await Take(stoppingToken)).Select(job => Start(job, stoppingToken)));

                // Woken by a new job and by the end of one; looks by itself for those of other nodes.
                await _wake.WaitAsync(Pause, stoppingToken);
                under.RemoveAll(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll([.. under, heartbeat]);
        }
    }

    /// <summary>Takes jobs up. A database that does not answer is asked again: a runner that ended would leave them lying until a restart.</summary>
    private async Task<IReadOnlyList<JobRow>> Take(CancellationToken stopping)
    {
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (_held.Count >= AtOnce)
            {
                return [];
            }

            try
            {
                var now = await jobs.Now();
                return await jobs.Take(node.Name, _held.Ids, AtOnce - _held.Count, now, now + HeldJobs.Lease);
            }
            catch (Exception fault)
            {
                LogNotFound(fault);
                await Task.Delay(Pause, clock, stopping);
            }
        }
    }

    private async Task Start(JobRow job, CancellationToken stopping)
    {
        using var running = new RunningJob(stopping);
        _held.Add(job.Id, running);
        try
        {
            // Readers of files are synchronous, so a job gets a thread of its own.
            await await Task.Factory.StartNew(() => Run(job, running, stopping), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (Exception fault)
        {
            LogNotKept(fault, job.Id, job.Kind);
            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _held.Remove(job.Id);
            _wake.Release();
        }
    }

    /// <summary>
    /// Runs a job to its end. A database that is away or full, or a step of which nobody knows whether it was kept, ends it here alone: it is taken up again
    /// where its row says that it stands.
    /// </summary>
    private async Task Run(JobRow job, RunningJob running, CancellationToken stopping)
    {
        using var span = SiloMeter.Spans.StartActivity($"job {job.Kind}");
        try
        {
            await End(await _kinds[job.Kind].Run(job, running.Wish));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever a stopping node refuses it: it stays running in its row and goes on at the next start, or elsewhere now.
            await jobs.Release(node.Name);
        }
        catch (Exception fault) when (running.IsLost || fault is JobTakenException)
        {
            LogLost(fault, job.Id, job.Kind);
        }
        catch (OperationCanceledException)
        {
            var last = await jobs.Find(job.Id, CancellationToken.None);
            await End((last ?? job) with { Status = JobStatus.Cancelled, Lease = job.Lease });
        }
        catch (Exception fault) when (!StorageException.IsTransient(fault))
        {
            LogFailed(fault, job.Id, job.Kind);
            var last = await jobs.Find(job.Id, CancellationToken.None);
            await End((last ?? job) with { Status = JobStatus.Failed, Result = Failure, Lease = job.Lease });
        }
    }

    private static string Failure { get; } = JsonSerializer.Serialize(
        new
        {
            message = new Wording(
                "系统出错，任务中断；已完成的部分保留。请重试，若再次失败请联系管理员。",
                "Something went wrong on our side and the job stopped; what was done stays. Try again, and tell your administrator if it fails again."),
        },
        DomainJson.Options);

    private async Task End(JobRow job)
    {
        var rows = new RowChanges();
        job = job with { Finished = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        rows.Put(job);
        await jobs.Write(rows);
        SiloMeter.Ended(job);
        await Clean(job);
    }

    private Task Clean(JobRow job) => _kinds.GetValueOrDefault(job.Kind)?.Clean(job) ?? Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "Waiting jobs could not be read; they are looked for again")]
    private partial void LogNotFound(Exception fault);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) could not be brought to its end; it is taken up again where its row says that it stands")]
    private partial void LogNotKept(Exception fault, string job, string kind);

    [LoggerMessage(LogLevel.Warning, "Job {Job} ({Kind}) was stopped here: this node could not hold on to it, and another one takes it up")]
    private partial void LogLost(Exception fault, string job, string kind);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) failed")]
    private partial void LogFailed(Exception fault, string job, string kind);
}

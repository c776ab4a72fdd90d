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
/// Runs jobs, two at a time. Jobs are rows that a node leases and keeps by its heartbeat: those of a node that has died are taken
/// by another, and those that were running when the only process ended continue at its next start.
/// </summary>
public sealed partial class JobRunner(IJobs jobs, IEnumerable<IJobKind> kinds, Node node, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly HeldJobs _held = new(jobs, node, clock, log);
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Adds a job. It is durable when the task completes.</summary>
    public async Task Enqueue(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        await jobs.Write(rows);
        _wake.Release();
    }

    /// <summary>Asks a job to stop, wherever it runs; what it has done stays.</summary>
    /// <returns>False when it is already over.</returns>
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

                // Woken by a new job or the end of one; polls for jobs of other nodes.
                await _wake.WaitAsync(Pause, stoppingToken);
                under.RemoveAll(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll([.. under, heartbeat]);
        }
    }

    /// <summary>Takes jobs. A database that does not answer is asked again: if the runner ended, jobs would wait until a restart.</summary>
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
            // File readers are synchronous, so each job gets its own thread.
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
    /// Runs a job to its end. If the database is unreachable or full, or a step's outcome is unknown, the run ends here only: the job is resumed
    /// from where its row says it stopped.
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
            // Any refusal by a stopping node is ignored: the job stays running in its row and continues at the next start, or elsewhere now.
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

    [LoggerMessage(LogLevel.Error, "Waiting jobs could not be read; trying again")]
    private partial void LogNotFound(Exception fault);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) was interrupted by a storage fault; it will be resumed from its recorded progress")]
    private partial void LogNotKept(Exception fault, string job, string kind);

    [LoggerMessage(LogLevel.Warning, "Job {Job} ({Kind}) was stopped on this node because its lease was lost; another node will resume it")]
    private partial void LogLost(Exception fault, string job, string kind);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) failed")]
    private partial void LogFailed(Exception fault, string job, string kind);
}

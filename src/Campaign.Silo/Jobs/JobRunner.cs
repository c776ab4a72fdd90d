using System.Collections.Concurrent;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Silo.Metrics;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Jobs;

/// <summary>
/// Runs long work, two jobs at a time. Jobs are rows: those that waited or were under way when the process ended are taken up again at the
/// next start.
/// </summary>
public sealed partial class JobRunner(IJobs jobs, IEnumerable<IJobKind> kinds, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Takes a job in. It is durable when the task completes.</summary>
    public async Task Enqueue(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        await jobs.Write(rows);
        _wake.Release();
    }

    /// <summary>Asks a job to stop; what it has done stays.</summary>
    /// <returns>False when it is over already.</returns>
    public async Task<bool> Cancel(string id, CancellationToken cancellation)
    {
        if (await jobs.Find(id, cancellation) is not { Status: JobStatus.Queued or JobStatus.Running } job)
        {
            return false;
        }

        if (_running.TryGetValue(id, out var running))
        {
            await running.CancelAsync();
        }
        else
        {
            await End(job with { Status = JobStatus.Cancelled });
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var under = new List<Task>();
        try
        {
            while (true)
            {
                foreach (var job in (await Waiting(stoppingToken)).Take(AtOnce - _running.Count))
                {
                    under.Add(Start(job, stoppingToken));
                }

                // Woken by a new job and by the end of one.
                await _wake.WaitAsync(stoppingToken);
                under.RemoveAll(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(under);
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Jobs to take up. A database that does not answer is asked again: a runner that ended would leave them lying until a restart.</summary>
    private async Task<IEnumerable<JobRow>> Waiting(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return (await jobs.Unfinished(stopping)).Where(job => !_running.ContainsKey(job.Id));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogNotFound(fault);
                await Task.Delay(Pause, clock, stopping);
            }
        }
    }

    private async Task Start(JobRow job, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[job.Id] = cancel;
        try
        {
            // Readers of files are synchronous, so a job gets a thread of its own.
            await await Task.Factory.StartNew(() => Run(job, cancel.Token, stopping), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (Exception fault)
        {
            LogNotKept(fault, job.Id, job.Kind);
            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
            _wake.Release();
        }
    }

    private async Task Run(JobRow job, CancellationToken cancellation, CancellationToken stopping)
    {
        using var span = SiloMeter.Spans.StartActivity($"job {job.Kind}");
        try
        {
            await End(await _kinds[job.Kind].Run(job with { Status = JobStatus.Running }, cancellation));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever a stopping node refuses it: it stays running in its row and goes on at the next start.
        }
        catch (OperationCanceledException)
        {
            var last = await jobs.Find(job.Id, CancellationToken.None);
            await End((last ?? job) with { Status = JobStatus.Cancelled });
        }
        catch (Exception fault)
        {
            LogFailed(fault, job.Id, job.Kind);
            var last = await jobs.Find(job.Id, CancellationToken.None);
            await End((last ?? job) with { Status = JobStatus.Failed, Result = Failure });
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
        job = job with { Finished = Now };
        rows.Put(job);
        await jobs.Write(rows);
        SiloMeter.Ended(job);
        _kinds.GetValueOrDefault(job.Kind)?.Clean(job);
    }

    [LoggerMessage(LogLevel.Error, "Waiting jobs could not be read; they are looked for again")]
    private partial void LogNotFound(Exception fault);

    [LoggerMessage(LogLevel.Error, "The end of job {Job} ({Kind}) could not be kept; it is taken up again")]
    private partial void LogNotKept(Exception fault, string job, string kind);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) failed")]
    private partial void LogFailed(Exception fault, string job, string kind);
}

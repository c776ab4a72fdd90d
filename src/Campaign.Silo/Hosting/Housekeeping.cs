using Campaign.Domain.Decisions;
using Campaign.Domain.Drafts;
using Campaign.Storage.Access;
using Campaign.Storage.Drafts;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Requests;
using Campaign.Storage.States;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Hosting;

/// <summary>
/// Deletes, once a day, what is kept for a limited time: request keys after a week, sign-in attempts after a day, rejected rows of imports (they repeat people's
/// words) and untouched drafts after 30 days, ended jobs after 400, and files that no job will read any more (left by a crash) after a day.
/// </summary>
public sealed partial class Housekeeping(
    IRequests requests, IJobs jobs, IFiles files, ISignIns signIns, IStates states, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private const int Part = 500;

    public static readonly TimeSpan RequestKeys = TimeSpan.FromDays(7);
    public static readonly TimeSpan Rejects = TimeSpan.FromDays(30);
    public static readonly TimeSpan Jobs = TimeSpan.FromDays(400);
    public static readonly TimeSpan Attempts = TimeSpan.FromDays(1);

    /// <summary>No upload takes this long: a file that is older and has no job will never get one.</summary>
    public static readonly TimeSpan Files = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        try
        {
            do
            {
                await Tidy();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    /// <summary>Deletes everything that has been kept long enough. Whatever fails is left for the next run.</summary>
    public async Task Tidy()
    {
        try
        {
            await InParts(atMost => requests.Forget(clock.GetUtcNow() - RequestKeys, atMost));
            await InParts(atMost => jobs.ForgetRejects(clock.GetUtcNow() - Rejects, atMost));
            await InParts(atMost => jobs.ForgetJobs(clock.GetUtcNow() - Jobs, atMost));
            await ForgetFiles();
            await signIns.Tidy(clock.GetUtcNow(), clock.GetUtcNow() - Attempts);
            await states.Forget(DraftKeys.Kind, clock.GetUtcNow() - DraftRules.Kept);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLeft(fault);
        }
    }

    /// <summary>Uploads are named after their jobs.</summary>
    private async Task ForgetFiles()
    {
        foreach (var name in await files.Before(Slug.Since(JobRow.IdPrefix, clock.GetUtcNow() - Files), CancellationToken.None))
        {
            if (await jobs.Find(name, CancellationToken.None) is null or { Finished: not null })
            {
                await files.Forget(name);
            }
        }
    }

    /// <summary>One part per transaction: there is a single writer, and people wait for it too.</summary>
    private static async Task InParts(Func<int, Task<int>> forget)
    {
        while (await forget(Part) == Part)
        {
        }
    }

    [LoggerMessage(LogLevel.Error, "The daily housekeeping could not delete expired data; it is tried again in a day")]
    private partial void LogLeft(Exception fault);
}

using Campaign.Storage.Access;
using Campaign.Storage.Jobs;
using Campaign.Storage.Requests;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Hosting;

/// <summary>Forgets, once a day, what is kept for a time only: request keys after a week, attempts to sign in after a day, the refused rows of imports (they repeat people's words) after 30 days.</summary>
public sealed partial class Housekeeping(IRequests requests, IJobs jobs, ISignIns signIns, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    public static readonly TimeSpan RequestKeys = TimeSpan.FromDays(7);
    public static readonly TimeSpan Rejects = TimeSpan.FromDays(30);
    public static readonly TimeSpan Attempts = TimeSpan.FromDays(1);

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
            // The host stops.
        }
    }

    private async Task Tidy()
    {
        try
        {
            await requests.Forget(clock.GetUtcNow() - RequestKeys);
            await jobs.ForgetRejects(clock.GetUtcNow() - Rejects);
            await signIns.Tidy(clock.GetUtcNow(), clock.GetUtcNow() - Attempts);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLeft(fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "What was kept long enough could not be forgotten; it is tried again in a day")]
    private partial void LogLeft(Exception fault);
}

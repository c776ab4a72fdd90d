using Campaign.Storage.Access;
using Campaign.Storage.Jobs;
using Campaign.Storage.Requests;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Hosting;

/// <summary>Forgets, once a day, what is kept for a time only: request keys after a week, attempts to sign in after a day, the refused rows of imports (they repeat people's words) after 30 days.</summary>
internal sealed class Housekeeping(IRequests requests, IJobs jobs, ISignIns signIns, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan RequestKeys = TimeSpan.FromDays(7);
    private static readonly TimeSpan Rejects = TimeSpan.FromDays(30);
    private static readonly TimeSpan Attempts = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        try
        {
            do
            {
                await requests.Forget(clock.GetUtcNow() - RequestKeys);
                await jobs.ForgetRejects(clock.GetUtcNow() - Rejects);
                await signIns.Tidy(clock.GetUtcNow(), clock.GetUtcNow() - Attempts);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}

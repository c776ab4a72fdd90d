using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Journeys.Tests.Operations;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task A_full_disk_during_housekeeping_does_not_stop_the_server()
    {
        using var log = new CapturedLog();
        using var server = new CampaignServer(null, services => FullDisk.Fill(services.AddSingleton<ILoggerProvider>(log)));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!log.Lines.Any(line => line.Contains("The disk is full.", StringComparison.Ordinal)))
        {
            await timer.WaitForNextTickAsync();
        }

        var housekeeping = server.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single(service => service.GetType().Name == "Housekeeping");
        Assert.False(housekeeping.ExecuteTask!.IsCompleted);
        await server.Get("campaigns");
    }
}

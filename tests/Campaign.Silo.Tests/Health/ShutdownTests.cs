using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Tests.Health;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_node_is_not_ready_from_the_moment_it_is_asked_to_stop()
    {
        await using var home = new SiloHome();
        await home.Start();
        var health = home.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        // Nothing waits for this host to end, so the request to stop is all that happens.
        home.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stopping = await health.CheckHealthAsync();
        Assert.Equal(["process"], stopping.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key));
        Assert.Equal(HealthStatus.Unhealthy, stopping.Status);
    }
}

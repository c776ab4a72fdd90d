using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Health;

/// <summary>A node that is asked to stop wants no further requests.</summary>
internal sealed class ShutdownCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? Verdict.Unready("正在停止，不再接受新请求。", "Stopping; no new requests are taken.")
            : Verdict.Ready("运行中。", "Running."));
}

using Campaign.Silo.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether jobs are being picked up.</summary>
internal sealed class JobsCheck(JobRunner runner) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(runner.ExecuteTask is { IsCompleted: false }
            ? Verdict.Ready("导入等后台任务正常运行。", "Imports and other jobs are taken up.")
            : Verdict.Unready("后台任务已停止，导入不会进行，请重启服务。", "Jobs are not taken up, so imports stand still. Restart the service."));
}

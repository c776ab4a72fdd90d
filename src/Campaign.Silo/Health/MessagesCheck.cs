using Campaign.Silo.Messages;
using Campaign.Storage.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether deadlines and messages between grains are delivered, and not hours late.</summary>
internal sealed class MessagesCheck(MessageDispatcher dispatcher, MessageQueries messages, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    // What fell due while no process was up is late through no fault of this one: it gets the same hour to catch up.
    private readonly DateTimeOffset _since = clock.GetUtcNow();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(
            dispatcher.ExecuteTask is not { IsCompleted: false }
                ? Verdict.Unready("到期事项已停止处理，请重启服务。", "Deadlines are no longer acted on. Restart the service.")
            : now - _since > Late && messages.Backlog(now).Oldest is { } oldest && now - oldest > Late
                ? Verdict.Unready("到期事项积压超过一小时，请查看日志。", "Deadlines are more than an hour late. Look at the log.")
            : Verdict.Ready("到期事项按时处理。", "Deadlines are acted on in time."));
    }
}

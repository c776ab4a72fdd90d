using Campaign.Silo.Messages;
using Campaign.Storage.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether deadlines and messages between grains are delivered without hours of delay, and whether any was set aside.</summary>
internal sealed class MessagesCheck(MessageDispatcher dispatcher, MessageQueries messages, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    // What fell due while no process was running is not this one's fault: it gets the same hour to catch up.
    private readonly DateTimeOffset _since = clock.GetUtcNow();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (dispatcher.ExecuteTask is not { IsCompleted: false })
        {
            return Task.FromResult(Verdict.Unready("到期事项已停止处理，请重启服务。", "Deadlines are no longer acted on. Restart the service."));
        }

        var now = clock.GetUtcNow();
        var backlog = messages.Backlog(now);
        return Task.FromResult(
            now - _since > Late && now - backlog.Oldest > Late
                ? Verdict.Unready("到期事项积压超过一小时，请查看日志。", "Deadlines are more than an hour late. Look at the log.")
            : backlog.Aside > 0
                ? Verdict.Degraded(
                    $"有 {backlog.Aside} 条内部消息送不出去，已搁置；其余照常处理。请管理员在“系统设置”中重试或丢弃。",
                    $"Messages that could not be delivered and were set aside: {backlog.Aside}. Everything else goes on. An administrator can retry or drop them under Settings.")
            : Verdict.Ready("到期事项按时处理。", "Deadlines are acted on in time."));
    }
}

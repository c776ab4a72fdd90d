using Campaign.Domain.Decisions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>The result of a check, with its reason in both languages. Anyone may read it: no paths, no secrets, no personal data.</summary>
public static class Verdict
{
    private const string Key = "reason";

    public static HealthCheckResult Ready(string zh, string en) => Of(HealthStatus.Healthy, zh, en);

    /// <summary>Something is missing, but people can work.</summary>
    public static HealthCheckResult Degraded(string zh, string en) => Of(HealthStatus.Degraded, zh, en);

    public static HealthCheckResult Unready(string zh, string en, Exception? fault = null) => Of(HealthStatus.Unhealthy, zh, en, fault);

    /// <summary>The reason; null when the check itself failed before it could give one.</summary>
    public static Wording? ReasonOf(HealthReportEntry entry) => entry.Data.GetValueOrDefault(Key) as Wording;

    private static HealthCheckResult Of(HealthStatus status, string zh, string en, Exception? fault = null) =>
        new(status, en, fault, new Dictionary<string, object> { [Key] = new Wording(zh, en) });
}

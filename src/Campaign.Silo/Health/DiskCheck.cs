using Campaign.Silo.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether the database's disk has room: a full disk stops every change.</summary>
internal sealed class DiskCheck(DataFiles files, StorageOptions options) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = files.FreeSpace / Megabyte;
        return Task.FromResult(free < options.LeastFreeMegabytes
            ? Verdict.Unready(
                $"磁盘只剩 {free} MB（下限 {options.LeastFreeMegabytes} MB），请清理或扩容。",
                $"The disk has {free} MB left (the limit is {options.LeastFreeMegabytes} MB). Free some space or enlarge it.")
            : Verdict.Ready($"磁盘剩余 {free} MB。", $"The disk has {free} MB left."));
    }
}

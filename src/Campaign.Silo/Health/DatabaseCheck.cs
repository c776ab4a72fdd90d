using Campaign.Storage;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether the database accepts writes: one small row is written durably. Frequent calls get the result of moments ago.</summary>
internal sealed class DatabaseCheck(IJobs storage, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1);
    private (long At, HealthCheckResult Result)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) > Fresh)
            {
                _last = last = (clock.GetTimestamp(), await Try());
            }

            return last.Result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthCheckResult> Try()
    {
        var rows = new RowChanges();
        rows.Put(CoreTables.Installation, ["health trial"], ("value", BitConverter.GetBytes(clock.GetUtcNow().ToUnixTimeMilliseconds())));
        try
        {
            await storage.Write(rows).WaitAsync(Patience, clock);
            return Verdict.Ready("数据库可以写入。", "The database takes writes.");
        }
        catch (TimeoutException)
        {
            return Verdict.Unready("数据库在 5 秒内没有完成一次写入，请检查磁盘。", "The database did not finish a write within 5 seconds. Look at the disk.");
        }
        catch (Exception fault) when (fault is StorageException or OutcomeUnknownException)
        {
            return Verdict.Unready(
                "数据库无法写入，请检查磁盘空间和文件权限；如使用 PostgreSQL，请检查服务器和网络连接。",
                "The database cannot write. Look at the disk's space and the file's permissions or, with PostgreSQL, at the server and the network.",
                fault);
        }
    }
}

using Dapper;

namespace Campaign.Storage.Jobs;

/// <summary>Reads the number of jobs.</summary>
public sealed class JobQueries(IReadDatabase database)
{
    /// <summary>The number of jobs by status. Synchronous, because metrics are read that way.</summary>
    public IReadOnlyList<(string Status, long Count)> ByStatus()
    {
        using var lease = database.Read();
        return [.. lease.Connection.Query<(string, long)>("SELECT status, count(*) FROM jobs GROUP BY status ORDER BY status")];
    }
}

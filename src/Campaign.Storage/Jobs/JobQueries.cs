using Dapper;

namespace Campaign.Storage.Jobs;

/// <summary>Reads how long work stands.</summary>
public sealed class JobQueries(IReadDatabase database)
{
    /// <summary>How many jobs there are of each status. Synchronous, as instruments are read so.</summary>
    public IReadOnlyList<(string Status, long Count)> ByStatus()
    {
        using var lease = database.Read();
        return [.. lease.Connection.Query<(string, long)>("SELECT status, count(*) FROM jobs GROUP BY status ORDER BY status")];
    }
}

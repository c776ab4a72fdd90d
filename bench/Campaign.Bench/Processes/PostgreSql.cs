using System.Globalization;
using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Bench.Processes;

/// <summary>A private, durable PostgreSQL server with default settings except memory and WAL size, as a dedicated server would have.</summary>
internal sealed class PostgreSql(string directory) : IDisposable
{
    private readonly PostgreSqlServer _server = new(durable: true, directory.TrimEnd('/'), "shared_buffers = 1GB", "max_wal_size = 4GB");

    /// <summary>Processor time so far of all its processes, both user and system.</summary>
    public TimeSpan Processor
    {
        get
        {
            var server = _server.ProcessId;
            var children = File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return TimeSpan.FromMilliseconds(10 * (Ticks(server, withEnded: true) + children.Sum(child => Ticks(int.Parse(child, CultureInfo.InvariantCulture), withEnded: false))));
        }
    }

    public string CreateDatabase() => _server.CreateDatabase();

    public string ConnectionString(string database) => _server.ConnectionString(database);

    public void Drop(string database) => _server.Drop(database);

    public void Dispose() => _server.Dispose();

    /// <param name="withEnded">Whether to add that of child processes that have exited.</param>
    private static long Ticks(int process, bool withEnded)
    {
        try
        {
            // The process name before them may contain spaces, but no bracket.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[1].Split(' ');
            return fields[12..(withEnded ? 16 : 14)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

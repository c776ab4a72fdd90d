using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaign.Bench.Processes;

/// <summary>Where one server keeps its data: a directory, and beside it a database when there is a PostgreSQL server. Gone at the end.</summary>
internal sealed class Home : IDisposable
{
    private readonly PostgreSql? _server;
    private readonly string? _database;

    public Home(BenchOptions options)
    {
        Directory = Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}");
        System.IO.Directory.CreateDirectory(Directory);
        (_server, _database) = (options.PostgreSql, options.PostgreSql?.CreateDatabase());
    }

    public string Directory { get; }

    /// <summary>None when the data lies in a file.</summary>
    public string? ConnectionString => _server?.ConnectionString(_database!);

    /// <summary>Processor time so far of the database server, which only one side at a time uses; none when there is no such server.</summary>
    public TimeSpan Processor => _server?.Processor ?? TimeSpan.Zero;

    /// <summary>A connection of one's own to the data, for what no interface offers. While no server runs: it may expect to be the only one.</summary>
    public DbConnection Connect() => ConnectionString is { } server
        ? new NpgsqlConnection(server)
        : new SqliteConnection($"Data Source={Path.Combine(Directory, "campaign.db")};Pooling=False");

    public void Dispose()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        _server?.Drop(_database!);
    }
}

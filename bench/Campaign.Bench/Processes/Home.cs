using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Campaign.Bench.Processes;

/// <summary>Where one server keeps its data: a directory, and a database too if there is a PostgreSQL server. Deleted at the end.</summary>
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

    /// <summary>Null when the data is in a file.</summary>
    public string? ConnectionString => _server?.ConnectionString(_database!);

    /// <summary>Processor time so far of the database server, which only one side uses at a time; zero without such a server.</summary>
    public TimeSpan Processor => _server?.Processor ?? TimeSpan.Zero;

    /// <summary>A direct connection to the data, for what no interface offers. Only while no server runs, which may expect to be the only user.</summary>
    public DbConnection Connect() => ConnectionString is { } server
        ? new NpgsqlConnection(server)
        : new SqliteConnection($"Data Source={Path.Combine(Directory, "campaign.db")};Pooling=False");

    public void Dispose()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        _server?.Drop(_database!);
    }
}

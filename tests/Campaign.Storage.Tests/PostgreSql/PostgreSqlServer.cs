using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// A private PostgreSQL server in a temporary folder that listens only on a socket in that folder. A shell runs it and stops it when its input ends, which
/// happens however this process ends.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string Keeper = """
        cd / && bin=$1 && fsync=$2 && dir=$(mktemp -d "$3/campaign-pg-XXXXXX") && shift 3 || exit 1
        trap '"$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
        start() { "$bin/pg_ctl" -D "$dir/data" -w -t 300 -l "$dir/log" start >/dev/null 2>&1; }
        "$bin/initdb" -D "$dir/data" -U campaign --auth=trust -E UTF8 --locale=C --no-sync >/dev/null || exit 1
        printf 'local all locked scram-sha-256\nlocal all all trust\n' > "$dir/data/pg_hba.conf"
        printf '%s\n' "unix_socket_directories = '$dir'" "listen_addresses = ''" "fsync = $fsync" "full_page_writes = $fsync" \
            "autovacuum = $fsync" "max_wal_size = 64MB" "max_connections = 200" "$@" >> "$dir/data/postgresql.conf"
        start && echo "$dir" || { cat "$dir/log" >&2; exit 1; }
        while read -r command; do
          case $command in
            kill)
              server=$(head -n 1 "$dir/data/postmaster.pid")
              kill -STOP "$server"
              kill -KILL $(cat "/proc/$server/task/$server/children") "$server" ;;
            revive) "$bin/pg_ctl" -D "$dir/data" status >/dev/null || start ;;
            # Killed processes take a moment to let go of their memory.
            start) tries=0; until start; do tries=$((tries + 1)); [ "$tries" -lt 100 ] || { cat "$dir/log" >&2; exit 1; }; done ;;
          esac
          echo done
        done
        """;

    private static readonly Lazy<PostgreSqlServer> LazyShared = new(() => new PostgreSqlServer(durable: false));
    private static int _databases;
    private readonly HashSet<string> _templates = [];
    private readonly Process _keeper;
    private readonly string _folder;

    /// <param name="durable">Whether it waits for the disk and vacuums automatically, as in production. Most tests kill no server, and vacuum themselves where they need it.</param>
    /// <param name="folder">Parent of its folder, writable by everybody. By default on a disk if durable, otherwise the temporary folder, which <c>./test</c> puts into memory.</param>
    /// <param name="settings">Configuration lines that override the tests' own.</param>
    public PostgreSqlServer(bool durable, string? folder = null, params string[] settings)
    {
        var bin = Binaries ?? throw new InvalidOperationException($"{Missing} Install Debian's package postgresql.");

        // PostgreSQL refuses to run as root.
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        string[] command = [.. user, "/bin/sh", "-c", Keeper, "sh", bin, durable ? "on" : "off", folder ?? (durable ? "/tmp" : Path.GetTempPath()), .. settings];
        _keeper = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        _folder = _keeper.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The private PostgreSQL server did not start.");
        Execute("CREATE ROLE locked LOGIN PASSWORD 'right'");
    }

    /// <summary>The server of the whole test run.</summary>
    public static PostgreSqlServer Shared => LazyShared.Value;

    /// <summary>Why there can be no server here; null when there can.</summary>
    public static string? Missing => Binaries is null ? "PostgreSQL is not installed." : null;

    private static string? Binaries { get; } = (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .Select(folder => Path.Combine(folder, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var version) ? version : 0)
        .FirstOrDefault();

    /// <summary>The process whose children serve the connections.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public string ConnectionString(string database, string user = "campaign") =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Database = database, Username = user }.ConnectionString;

    /// <summary>Creates a database, empty or from the template.</summary>
    public string CreateDatabase(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute($"CREATE DATABASE {name} TEMPLATE {template ?? "template1"}");
        return name;
    }

    /// <summary>Creates a template database once.</summary>
    /// <param name="fill">Fills it, given its connection string.</param>
    /// <returns>Its name.</returns>
    public string Template(string name, Action<string> fill)
    {
        lock (_templates)
        {
            if (_templates.Add(name))
            {
                Execute($"CREATE DATABASE {name}");
                fill(ConnectionString(name));
            }
        }

        return name;
    }

    public void Drop(string database) => Execute($"DROP DATABASE {database} WITH (FORCE)");

    /// <summary>Every file of a database and the server's write-ahead log.</summary>
    public IEnumerable<byte[]> Bytes(string database)
    {
        Execute("CHECKPOINT");
        using var connection = Connect("postgres");
        using var command = new NpgsqlCommand($"SELECT oid::bigint FROM pg_database WHERE datname = '{database}'", connection);
        string[] folders = [$"base/{command.ExecuteScalar()}", "pg_wal"];
        return folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_folder, "data", folder))).Select(File.ReadAllBytes);
    }

    /// <summary>Kills every process of the server, as a power cut would.</summary>
    public void Kill() => Ask("kill");

    public void Start() => Ask("start");

    /// <summary>Starts it unless it runs, as a service manager does.</summary>
    public void Revive() => Ask("revive");

    public NpgsqlConnection Connect(string database)
    {
        // Each new connection string makes Npgsql load all types from the server first; a test's few statements need none of them.
        var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false;Server Compatibility Mode=NoTypeLoading");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (!_keeper.HasExited)
        {
            _keeper.StandardInput.Close();
            _keeper.WaitForExit();
        }
    }

    private void Execute(string sql)
    {
        using var connection = Connect("postgres");
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Ask(string command)
    {
        _keeper.StandardInput.WriteLine(command);
        if (_keeper.StandardOutput.ReadLine() != "done")
        {
            throw new InvalidOperationException($"The private PostgreSQL server could not {command}.");
        }
    }
}

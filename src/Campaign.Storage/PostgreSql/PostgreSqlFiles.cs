using Campaign.Storage.Files;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// Files stored in parts in the database, so that any node can read what any node stored. A node's own disk holds only those being received or
/// read there; whatever is found at start was left by a crashed run.
/// </summary>
internal sealed class PostgreSqlFiles : IFiles
{
    private const int PartSize = 1 << 20;
    private readonly PostgreSqlDatabase _database;
    private readonly string _folder;

    public PostgreSqlFiles(PostgreSqlDatabase database, string folder)
    {
        (_database, _folder) = (database, folder);
        foreach (var left in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.upload") : [])
        {
            File.Delete(left);
        }
    }

    public string Draft(string name) => Path.Combine(Directory.CreateDirectory(_folder).FullName, $"{name}.upload");

    public async Task Keep(string name, CancellationToken cancellation)
    {
        try
        {
            await using var connection = _database.Connect();
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition("DELETE FROM files WHERE name = @name", new { name }, transaction, cancellationToken: cancellation));
            await Copy(connection, name, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw new StorageException("PostgreSQL could not keep a file.", fault);
        }

        File.Delete(Draft(name));
    }

    public async Task<string> Open(string name, CancellationToken cancellation)
    {
        // This node's own copy, under another name until it is complete.
        var (path, half) = ($"{Draft(name)}.copy.upload", $"{Draft(name)}.half.upload");
        using var lease = _database.Read();
        var parts = lease.Connection.QueryUnbufferedAsync<byte[]>("SELECT data FROM files WHERE name = @name ORDER BY part", new { name }, commandTimeout: 0);
        var found = false;
        await using (var file = File.Create(half))
        {
            await foreach (var part in parts.WithCancellation(cancellation))
            {
                found = true;
                await file.WriteAsync(part, cancellation);
            }
        }

        File.Move(half, path, overwrite: true);
        if (!found)
        {
            File.Delete(path);
            throw new FileNotFoundException($"The file {name} no longer exists.");
        }

        return path;
    }

    public async Task Forget(string name)
    {
        File.Delete(Draft(name));
        File.Delete($"{Draft(name)}.copy.upload");
        try
        {
            await using var connection = _database.Connect();
            await connection.ExecuteAsync("DELETE FROM files WHERE name = @name", new { name });
        }
        catch (NpgsqlException fault)
        {
            throw new StorageException("PostgreSQL could not forget a file.", fault);
        }
    }

    public async ValueTask<IReadOnlyList<string>> Before(string name, CancellationToken cancellation)
    {
        using var lease = _database.Read();
        return await lease.Rows<string>("SELECT DISTINCT name FROM files WHERE name COLLATE \"C\" < @name", new { name }, cancellation);
    }

    /// <summary>An empty file has one part too, to show that it exists.</summary>
    private async Task Copy(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Draft(name));
        await using var copy = await connection.BeginBinaryImportAsync("COPY files (name, part, data) FROM STDIN (FORMAT BINARY)", cancellation);
        var buffer = new byte[PartSize];
        for (var part = 0L; await file.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation) is var length && (length > 0 || part == 0); part++)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(name, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(part, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(buffer.AsMemory(0, length), NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}

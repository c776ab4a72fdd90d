using System.Data;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// The writer's connection inside a transaction. Statements are collected and sent together, at the latest with the commit: a round trip costs as
/// much as many of them. The driver prepares repeated ones.
/// </summary>
internal sealed class PostgreSqlSession : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlBatch _waiting;

    public PostgreSqlSession(NpgsqlConnection connection)
    {
        (_connection, _waiting) = (connection, new NpgsqlBatch(connection));
        Rows = new PostgreSqlRows(this);
    }

    /// <summary>Writes the rows of views and other tables.</summary>
    public PostgreSqlRows Rows { get; }

    /// <summary>What the group's units know. Replaced for every transaction.</summary>
    public GroupState State { get; set; } = new();

    /// <summary>Whether statements may take as long as they need; otherwise half a minute.</summary>
    public bool IsPatient { get; set; }

    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>Adds a statement to the next round trip.</summary>
    public void Add(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Plain(value) });
        }

        _waiting.BatchCommands.Add(command);
    }

    /// <summary>Sends the collected statements and reads the rows of this one; those before it must not return any.</summary>
    public List<T> Read<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> values)
    {
        Add(sql, values);
        using var reader = Send();
        return Next(reader, read);
    }

    /// <summary>Sends the collected statements. The reader is at the first one that returns rows.</summary>
    public NpgsqlDataReader Send() => Taken().ExecuteReader();

    /// <summary>Sends the collected statements and waits until all have run.</summary>
    public void Run() => Taken().ExecuteNonQuery();

    /// <summary>Runs a script of several statements.</summary>
    public void Run(string script)
    {
        Run();
        using var command = new NpgsqlCommand(script, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the rows at a reader's position, and moves to the next statement that returns some.</summary>
    public static List<T> Next<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        reader.NextResult();
        return rows;
    }

    /// <summary>Discards unsent statements, and rolls back those sent.</summary>
    public void Rollback()
    {
        _waiting = new NpgsqlBatch(_connection);
        Add("ROLLBACK");
        Run();
    }

    public void Dispose() => _connection.Dispose();

    private NpgsqlBatch Taken()
    {
        var batch = _waiting;
        _waiting = new NpgsqlBatch(_connection);
        if (IsPatient)
        {
            batch.Timeout = 0;
        }

        return batch;
    }

    private static object Plain(object value) => value switch
    {
        string text => PostgreSqlValue.Clean(text),
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    };
}

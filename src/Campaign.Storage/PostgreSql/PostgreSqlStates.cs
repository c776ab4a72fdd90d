using System.Data.Common;
using Campaign.Storage.States;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>State without a history, over its own connections: it waits neither for readers nor for the writer.</summary>
internal sealed class PostgreSqlStates(PostgreSqlSettings settings) : IStates, IDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(settings.States);

    public string Invariant => "Npgsql";

    public DbDataSource Source => _source;

    public Task Forget(string kind, DateTimeOffset before) => Run(StateSql.ForgetOld, kind, before.ToUnixTimeMilliseconds());

    public Task Forget(string kind, string beginning) => Run(StateSql.ForgetRange, kind, beginning, StateSql.Behind(beginning));

    public void Dispose() => _source.Dispose();

    private async Task Run(string sql, params object[] values)
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}

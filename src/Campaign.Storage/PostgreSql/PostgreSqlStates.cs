using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Campaign.Storage.States;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>State without a history, over its own connections: it waits neither for readers nor for the writer.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The storage that hands it out closes it. A service container would dispose of it too early.")]
internal sealed class PostgreSqlStates(PostgreSqlSettings settings) : IStates
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(settings.States);

    public string Invariant => "Npgsql";

    public DbDataSource Source => _source;

    public Task Forget(string kind, DateTimeOffset before) => Run(StateSql.ForgetOld, kind, before.ToUnixTimeMilliseconds());

    public Task Forget(string kind, string beginning) => Run(StateSql.ForgetRange, kind, beginning, StateSql.Behind(beginning));

    public void Close() => _source.Dispose();

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

using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Campaign.Storage.Drafts;
using Campaign.Storage.States;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>State without a history, in a separate file beside the journal's: neither waits for the other's writer.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The storage that hands it out closes it. A service container would dispose of it too early.")]
internal sealed class SqliteStates : IStates
{
    private readonly SqliteSource _source;

    /// <param name="path">The journal's file. Whoever opens it holds the lock for both files.</param>
    public SqliteStates(string path)
    {
        Migrate(path);
        _source = new SqliteSource(Beside(path));
    }

    /// <inheritdoc/>
    /// <remarks>Orleans loads Microsoft.Data.Sqlite under the older driver's name.</remarks>
    public string Invariant => "System.Data.SQLite";

    public DbDataSource Source => _source;

    /// <summary>The states' file beside a journal's: <c>campaign-state.db</c> for <c>campaign.db</c>.</summary>
    public static string Beside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-state{Path.GetExtension(path)}");

    /// <summary>Creates or migrates the file.</summary>
    public static void Migrate(string path)
    {
        using var connection = SqliteDatabase.Open(Beside(path), $"PRAGMA journal_mode=WAL; {SqliteSource.Pragmas}");
        SqliteMigrations.Run(connection, SqliteMigrations.States);
    }

    /// <summary>Lets a connection to the journal's file also see the states.</summary>
    public static void Attach(SqliteConnection connection, string path) => connection.Execute("ATTACH DATABASE @path AS state", new { path = Beside(path) });

    public Task Forget(string kind, DateTimeOffset before) => Run(StateSql.ForgetOld, kind, before.ToUnixTimeMilliseconds());

    public Task Forget(string kind, string beginning) => Run(StateSql.ForgetRange, kind, beginning, StateSql.Behind(beginning));

    /// <summary>Deletes everybody's drafts of forms about these things.</summary>
    public async Task ForgetAbout(IEnumerable<string> things)
    {
        foreach (var thing in things)
        {
            await Run(StateSql.ForgetLike, DraftKeys.Kind, DraftKeys.About(thing));
        }
    }

    public void Close() => _source.Dispose();

    private async Task Run(string sql, params object[] values)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (value, index) in values.Select((value, index) => (value, index)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"${index + 1}", value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}

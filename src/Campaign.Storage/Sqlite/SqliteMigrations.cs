using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>Migrates the schema, one numbered script after another. A database of a newer version is refused and left untouched.</summary>
internal static class SqliteMigrations
{
    /// <summary>The scripts of the journal's file.</summary>
    public const string Journal = "Sqlite";

    /// <summary>The scripts of the states' file beside it.</summary>
    public const string States = "SqliteStates";

    public static void Run(SqliteConnection connection, string scripts = Journal)
    {
        var applied = connection.ExecuteScalar<long>("PRAGMA user_version");
        foreach (var script in MigrationScripts.After(scripts, applied))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(script, transaction: transaction);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {++applied}"), transaction: transaction);
            transaction.Commit();
        }
    }
}

using System.Globalization;
using System.Reflection;
using Campaign.Storage.Journal;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>Brings the schema up to date, a numbered script a step. A database from a newer version is refused, untouched.</summary>
internal static class SqliteMigrations
{
    private const string Prefix = "Campaign.Storage.Sqlite.Migrations.";

    public static void Run(SqliteConnection connection)
    {
        var applied = connection.ExecuteScalar<long>("PRAGMA user_version");
        var scripts = Scripts();
        if (applied > scripts.Count)
        {
            throw new StorageException(
                $"The database has schema {applied}, this Campaign knows {scripts.Count}. Nothing was changed. Start the newer version that wrote it.");
        }

        for (var step = (int)applied; step < scripts.Count; step++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(scripts[step], transaction: transaction);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step + 1}"), transaction: transaction);
            transaction.Commit();
        }
    }

    private static List<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. from name in assembly.GetManifestResourceNames()
            where name.StartsWith(Prefix, StringComparison.Ordinal)
            orderby name
            select Read(assembly, name),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

using System.Reflection;
using Campaign.Storage.Journal;

namespace Campaign.Storage;

/// <summary>The numbered scripts that create a database's schema, embedded in this assembly.</summary>
internal static class MigrationScripts
{
    /// <param name="database">The set of scripts: <c>Sqlite</c>, <c>SqliteStates</c> or <c>PostgreSql</c>.</param>
    /// <param name="applied">How many scripts the database has applied.</param>
    /// <returns>The scripts that it has not applied, in order.</returns>
    /// <exception cref="StorageException">The database was written by a newer version.</exception>
    public static IReadOnlyList<string> After(string database, long applied)
    {
        var names = Names(database);
        return applied <= names.Count
            ? [.. names.Skip((int)applied).Select(Read)]
            : throw new StorageException(
                $"The database has schema {applied}, this Campaign knows {names.Count}. Nothing was changed. Start the newer version that wrote it.");
    }

    /// <summary>The schema version of this build: the number of scripts.</summary>
    public static int Count(string database) => Names(database).Count;

    /// <summary>The script that determines the campaign of facts that were stored without one.</summary>
    public static string OlderCampaigns(string database) => Read(Names(database).Single(name => name.EndsWith("-campaigns-of-older-facts", StringComparison.Ordinal)));

    private static List<string> Names(string database)
    {
        var prefix = $"Campaign.Storage.{database}.Migrations.";
        return [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

using System.Reflection;
using Campaign.Storage.Journal;

namespace Campaign.Storage;

/// <summary>The numbered scripts that make a database's schema, embedded in this assembly.</summary>
internal static class MigrationScripts
{
    /// <param name="database">Whose they are: <c>Sqlite</c>, <c>SqliteStates</c> or <c>PostgreSql</c>.</param>
    /// <param name="applied">How many scripts the database has seen.</param>
    /// <returns>Those that it has not seen, in order.</returns>
    /// <exception cref="StorageException">A newer version wrote the database.</exception>
    public static IReadOnlyList<string> After(string database, long applied)
    {
        var names = Names(database);
        return applied <= names.Count
            ? [.. names.Skip((int)applied).Select(Read)]
            : throw new StorageException(
                $"The database has schema {applied}, this Campaign knows {names.Count}. Nothing was changed. Start the newer version that wrote it.");
    }

    /// <summary>The schema that this Campaign works with: how many scripts there are.</summary>
    public static int Count(string database) => Names(database).Count;

    /// <summary>The script that finds the campaign of facts which were kept without one.</summary>
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

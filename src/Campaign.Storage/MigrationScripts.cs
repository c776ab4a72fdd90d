using System.Reflection;
using Campaign.Storage.Journal;

namespace Campaign.Storage;

/// <summary>The numbered scripts that make a database's schema, embedded in this assembly.</summary>
internal static class MigrationScripts
{
    /// <param name="database">Its folder: <c>Sqlite</c> or <c>PostgreSql</c>.</param>
    /// <param name="applied">How many scripts the database has seen.</param>
    /// <returns>Those that it has not seen, in order.</returns>
    /// <exception cref="StorageException">A newer version wrote the database.</exception>
    public static IReadOnlyList<string> After(string database, long applied)
    {
        var (assembly, prefix) = (Assembly.GetExecutingAssembly(), $"Campaign.Storage.{database}.Migrations.");
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return applied <= names.Count
            ? [.. names.Skip((int)applied).Select(name => Read(assembly, name))]
            : throw new StorageException(
                $"The database has schema {applied}, this Campaign knows {names.Count}. Nothing was changed. Start the newer version that wrote it.");
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

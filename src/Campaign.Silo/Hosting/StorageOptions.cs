namespace Campaign.Silo.Hosting;

/// <summary>The supported databases.</summary>
public enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The settings section <c>Storage</c>: where everything is stored.</summary>
public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>For SQLite the path of the file, by default <c>campaign.db</c> in the data directory; for PostgreSQL an Npgsql connection string. Never logged.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Below this much free space on the database's disk, in megabytes, the node reports that it is not ready.</summary>
    public long LeastFreeMegabytes { get; set; } = 200;
}

namespace Campaign.Silo.Hosting;

/// <summary>The databases that can keep a campaign.</summary>
public enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Section <c>Storage</c>: where everything is kept.</summary>
public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>For SQLite the path of the file, <c>campaign.db</c> in the data directory unless set; for PostgreSQL as Npgsql takes it. Never logged.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>With less free space on the database's disk, in megabytes, the node says that it is not ready.</summary>
    public long LeastFreeMegabytes { get; set; } = 200;
}

namespace Campaign.Silo.Hosting;

/// <summary>A node's own files and their disk.</summary>
/// <param name="Folder">The data directory.</param>
/// <param name="Database">Path of the embedded database's file; null when the database is a server.</param>
public sealed record DataFiles(string Folder, string? Database)
{
    /// <summary>In bytes.</summary>
    public long DatabaseSize => SizeOf(Database!);

    /// <summary>Size of the write-ahead log in bytes: pages written but not yet copied to the database file.</summary>
    public long LogSize => SizeOf($"{Database}-wal");

    /// <summary>Free space on the disk for this process, in bytes.</summary>
    public long FreeSpace => new DriveInfo(Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Database ?? Path.Combine(Folder, "transit")))!).FullName).AvailableFreeSpace;

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;
}

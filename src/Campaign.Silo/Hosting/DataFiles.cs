namespace Campaign.Silo.Hosting;

/// <summary>The files of the embedded database and the disk they lie on.</summary>
/// <param name="Database">Path of the database file.</param>
internal sealed record DataFiles(string Database)
{
    /// <summary>In bytes.</summary>
    public long DatabaseSize => SizeOf(Database);

    /// <summary>Of the write-ahead log, in bytes: what was written and waits to be moved into the database file.</summary>
    public long LogSize => SizeOf($"{Database}-wal");

    /// <summary>What is left on the disk for this process, in bytes.</summary>
    public long FreeSpace => new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(Database))!).AvailableFreeSpace;

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;
}

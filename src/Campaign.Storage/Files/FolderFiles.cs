namespace Campaign.Storage.Files;

/// <summary>Files in a folder of this node: sufficient for the only process of a database.</summary>
public sealed class FolderFiles(string folder) : IFiles
{
    private const string Ending = ".upload";

    public string Draft(string name) => Path.Combine(Directory.CreateDirectory(folder).FullName, name + Ending);

    /// <summary>Flushes the file to disk: once acknowledged, it must survive a crash.</summary>
    public Task Keep(string name, CancellationToken cancellation)
    {
        using var file = new FileStream(Draft(name), FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return Task.CompletedTask;
    }

    public Task<string> Open(string name, CancellationToken cancellation) => Task.FromResult(
        File.Exists(Draft(name)) ? Draft(name) : throw new FileNotFoundException($"The file {name} no longer exists."));

    public Task Forget(string name)
    {
        File.Delete(Draft(name));
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> Before(string name, CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<string>>(
        [.. Directory.EnumerateFiles(Directory.CreateDirectory(folder).FullName, "*" + Ending)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(found => string.CompareOrdinal(found, name) < 0)]);
}

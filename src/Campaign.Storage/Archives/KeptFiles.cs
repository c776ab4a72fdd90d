using Campaign.Domain.Decisions;
using Campaign.Storage.Files;

namespace Campaign.Storage.Archives;

/// <summary>The files of unfinished jobs in a folder, held open because a job that ends deletes its file.</summary>
internal sealed class KeptFiles : IDisposable
{
    private const int PartSize = 256 * 1024;
    private readonly SortedDictionary<string, FileStream> _files = new(StringComparer.Ordinal);

    /// <param name="names">Names of files that may exist; each is named after its job.</param>
    public KeptFiles(FolderFiles folder, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            try
            {
                _files.Add(name, new FileStream(folder.Draft(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            }
            catch (FileNotFoundException)
            {
                // Either a job of a kind without a file, or one that has just ended.
            }
        }
    }

    /// <summary>Their parts as rows of <see cref="ArchiveTables.Files"/>. An empty file has one part too.</summary>
    public IEnumerable<object?[]> Rows()
    {
        var buffer = new byte[PartSize];
        foreach (var (name, file) in _files)
        {
            for (var part = 0L; file.ReadAtLeast(buffer, PartSize, throwOnEndOfStream: false) is var length && (length > 0 || part == 0); part++)
            {
                yield return [name, part, buffer[..length]];
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }
}

/// <summary>Files that an archive brings into a folder; deleted again unless they are <see cref="Keep">kept</see>.</summary>
internal sealed class BroughtFiles(FolderFiles folder) : IDisposable
{
    private readonly List<string> _names = [];
    private FileStream? _file;
    private bool _kept;

    public void Take(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            var (name, part) = ((string)row[0]!, (long)row[1]!);
            if (part == 0)
            {
                Begin(name);
            }

            (_file ?? throw ArchiveRefusals.Damaged).Write((byte[])row[2]!);
        }

        End();
    }

    public void Keep() => _kept = true;

    public void Dispose()
    {
        _file?.Dispose();
        foreach (var name in _kept ? [] : _names)
        {
            File.Delete(folder.Draft(name));
        }
    }

    /// <summary>The name comes from a file: only a valid id may become part of a path.</summary>
    private void Begin(string name)
    {
        End();
        _file = new FileStream(folder.Draft(Slug.IsValid(name) ? name : throw ArchiveRefusals.Damaged), FileMode.Create, FileAccess.Write);
        _names.Add(name);
    }

    private void End()
    {
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        _file = null;
    }
}

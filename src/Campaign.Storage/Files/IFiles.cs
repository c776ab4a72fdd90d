namespace Campaign.Storage.Files;

/// <summary>Files that long work reads, such as uploads. Every node can read what any node kept.</summary>
public interface IFiles
{
    /// <summary>Where a file that is still being received is written on this node. Nobody else sees it before it is kept.</summary>
    /// <param name="name">Made by us, never by a client: it becomes part of a path.</param>
    string Draft(string name);

    /// <summary>Keeps a drafted file: when the task completes, it survives this node.</summary>
    Task Keep(string name, CancellationToken cancellation);

    /// <summary>A path on this node where the file can be read; fetched first when another node kept it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task<string> Open(string name, CancellationToken cancellation);

    /// <summary>Forgets a file, kept or drafted. One that is not there is no fault.</summary>
    Task Forget(string name);

    /// <summary>The files whose names sort before a text by their bytes: kept ones, and drafts of this node.</summary>
    ValueTask<IReadOnlyList<string>> Before(string name, CancellationToken cancellation);
}

using System.Data.Common;

namespace Campaign.Storage.States;

/// <summary>
/// State without a history: one value a key, kept by the grains' own storage. What is read in lists comes from the table <c>states</c>, and what ends for many at once
/// is deleted in it: a grain that still remembers such a value finds at its next write that its version is gone.
/// </summary>
public interface IStates
{
    /// <summary>What the grains' storage calls this database.</summary>
    string Invariant { get; }

    /// <summary>Where the grains' storage opens its connections.</summary>
    DbDataSource Source { get; }

    /// <summary>Deletes the states of a kind that were last written before a time, by the database's clock.</summary>
    Task Forget(string kind, DateTimeOffset before);

    /// <summary>Deletes the states of a kind whose keys begin like this.</summary>
    Task Forget(string kind, string beginning);
}

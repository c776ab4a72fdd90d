using System.Data.Common;

namespace Campaign.Storage.States;

/// <summary>
/// State without a history: one value per key, written by the grains' own storage. Lists read it from the table <c>states</c>, and mass deletions
/// happen there: a grain that still remembers such a value finds at its next write that its version is gone.
/// </summary>
public interface IStates
{
    /// <summary>The ADO.NET invariant by which the grains' storage selects this database.</summary>
    string Invariant { get; }

    /// <summary>The connections of the grains' storage.</summary>
    DbDataSource Source { get; }

    /// <summary>Deletes the states of a kind last written before a time, by the database's clock.</summary>
    Task Forget(string kind, DateTimeOffset before);

    /// <summary>Deletes the states of a kind whose keys have this prefix.</summary>
    Task Forget(string kind, string beginning);
}

namespace Campaign.Storage.Changes;

/// <summary>
/// Tells what becomes different on any node, soon after it is durable and never before. It is told for showing what is new without being asked: nothing may rest
/// on it, as a node that is killed can die with the last tenth of a second untold.
/// </summary>
public interface IChanges
{
    /// <summary>Begins to watch. Whatever is written from now on is told.</summary>
    /// <param name="campaign">Leaves out what belongs to other campaigns; null for everything.</param>
    ChangeWatch Watch(string? campaign = null);
}

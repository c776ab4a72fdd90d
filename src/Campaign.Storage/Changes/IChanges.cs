namespace Campaign.Storage.Changes;

/// <summary>
/// Announces changes made on any node, soon after they are durable and never before. Meant for live displays only: nothing may depend
/// on it, because a node that is killed can lose its last tenth of a second of announcements.
/// </summary>
public interface IChanges
{
    /// <summary>Starts watching. Everything written from now on is announced.</summary>
    /// <param name="campaign">Leaves out changes of other campaigns; null for all changes.</param>
    ChangeWatch Watch(string? campaign = null);
}

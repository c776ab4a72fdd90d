namespace Campaign.Storage.Subjects;

/// <summary>People, their keys and their erasure.</summary>
public interface ISubjects
{
    /// <summary>
    /// The subject id of a handle on a channel: a keyed hash (HMAC-SHA-256 with this installation's secret), so that one person's submissions are
    /// recognised as theirs without the handle being in any fact.
    /// </summary>
    string IdOf(string channel, string handle);

    /// <summary>The record stored under a reference; null when there is none, or the person was erased.</summary>
    ValueTask<PersonalRecord?> Read(string subject, string reference, CancellationToken cancellation);

    /// <summary>Erases a person: their key, their data, and their words in views and search. The facts stay complete and identify nobody.</summary>
    /// <returns>False when nothing is known about the subject.</returns>
    Task<bool> Erase(string subject, CancellationToken cancellation);
}

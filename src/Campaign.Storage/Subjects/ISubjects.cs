namespace Campaign.Storage.Subjects;

/// <summary>People, their keys and their erasure.</summary>
public interface ISubjects
{
    /// <summary>
    /// The subject id of a handle on a channel: a keyed hash (HMAC-SHA-256 with this installation's secret), so that one person's submissions are
    /// known to be theirs without the handle standing in any fact.
    /// </summary>
    string IdOf(string channel, string handle);

    /// <summary>What is kept under a reference, or null when nothing is, or the person was erased.</summary>
    ValueTask<PersonalRecord?> Read(string subject, string reference, CancellationToken cancellation);

    /// <summary>Erases a person: their key, their data, and their words in views and search. The facts stay whole and name nobody.</summary>
    /// <returns>False when nothing is known of the subject.</returns>
    Task<bool> Erase(string subject, CancellationToken cancellation);
}

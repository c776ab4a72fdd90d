namespace Campaign.Storage.Access;

/// <summary>The session of a signed-in browser.</summary>
/// <param name="Hash">Hash of the secret in the browser's cookie.</param>
/// <param name="Agent">The browser's user agent.</param>
/// <param name="Created">Unix milliseconds, like all its times.</param>
/// <param name="Expires">When it ends, however much it is used.</param>
public sealed record SessionRow(string Id, string Hash, string Person, string Agent, long Created, long Seen, long Expires)
{
    public DateTimeOffset Begun => DateTimeOffset.FromUnixTimeMilliseconds(Created);

    public DateTimeOffset LastSeen => DateTimeOffset.FromUnixTimeMilliseconds(Seen);

    public DateTimeOffset Until => DateTimeOffset.FromUnixTimeMilliseconds(Expires);
}

/// <summary>Sessions and sign-in attempts, which are not facts because they are short-lived.</summary>
public interface ISignIns
{
    /// <summary>Counts an attempt before it is checked, so that many at once are counted too.</summary>
    /// <param name="key">The name, address, browser or session that is being counted.</param>
    /// <param name="since">Older attempts are forgotten.</param>
    /// <returns>The number of attempts, including this one.</returns>
    Task<long> Count(string key, DateTimeOffset now, DateTimeOffset since);

    /// <summary>Takes back the count of an attempt that did not fail.</summary>
    Task Uncount(string key);

    Task Forget(string key);

    /// <summary>Uses up a time step of an authenticator.</summary>
    /// <returns>False when its code, or a later one, was used before.</returns>
    Task<bool> TakeStep(string person, long step);

    /// <summary>Stores the authenticator secret while two-step verification is being set up.</summary>
    Task PutSecret(string person, string secret);

    /// <param name="passwordHash">The person's password hash as it was checked: if it has changed, the session is already over.</param>
    Task Begin(SessionRow session, string passwordHash);

    /// <summary>Lets a session continue under its person's new password.</summary>
    Task Keep(string session, string passwordHash);

    Task Touch(string session, DateTimeOffset now);

    /// <returns>False when there is no such session.</returns>
    Task<bool> End(string session);

    /// <summary>Ends a person's sessions except one.</summary>
    Task EndAll(string person, string except = "");

    /// <summary>Deletes sessions that are over and attempts older than a time.</summary>
    Task Tidy(DateTimeOffset now, DateTimeOffset attemptsBefore);
}

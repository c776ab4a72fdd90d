namespace Campaign.Storage.Access;

/// <summary>Somebody's browser that is signed in.</summary>
/// <param name="Hash">Of the secret that the browser holds.</param>
/// <param name="Agent">How the browser calls itself.</param>
/// <param name="Created">Unix milliseconds, as all of its times.</param>
/// <param name="Expires">When it is over however much it is used.</param>
public sealed record SessionRow(string Id, string Hash, string Person, string Agent, long Created, long Seen, long Expires)
{
    public DateTimeOffset Begun => DateTimeOffset.FromUnixTimeMilliseconds(Created);

    public DateTimeOffset LastSeen => DateTimeOffset.FromUnixTimeMilliseconds(Seen);

    public DateTimeOffset Until => DateTimeOffset.FromUnixTimeMilliseconds(Expires);
}

/// <summary>Sessions and attempts, which no fact tells: they are over soon.</summary>
public interface ISignIns
{
    /// <summary>Counts an attempt before it is looked at, so that many at once are counted too.</summary>
    /// <param name="key">What is tried, or from where.</param>
    /// <param name="since">Attempts before this time are forgotten.</param>
    /// <returns>How many there were with this one.</returns>
    Task<long> Count(string key, DateTimeOffset now, DateTimeOffset since);

    /// <summary>Takes an attempt back that was none.</summary>
    Task Uncount(string key);

    Task Forget(string key);

    /// <summary>Uses up a step of time for a second factor.</summary>
    /// <returns>False when its code, or a later one, was used before.</returns>
    Task<bool> TakeStep(string person, long step);

    /// <summary>Keeps the secret of a second factor that is being set up.</summary>
    Task PutSecret(string person, string secret);

    /// <param name="passwordHash">The person's, as it was checked: with another one the session is over.</param>
    Task Begin(SessionRow session, string passwordHash);

    /// <summary>Lets a session go on under its person's new password.</summary>
    Task Keep(string session, string passwordHash);

    Task Touch(string session, DateTimeOffset now);

    /// <returns>False when there is no such session.</returns>
    Task<bool> End(string session);

    /// <summary>Ends a person's sessions but for one.</summary>
    Task EndAll(string person, string except = "");

    /// <summary>Forgets sessions that are over and attempts from before a time.</summary>
    Task Tidy(DateTimeOffset now, DateTimeOffset attemptsBefore);
}

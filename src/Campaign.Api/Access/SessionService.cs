using Campaign.Domain.Decisions;
using Campaign.Storage.Access;
using Campaign.Storage.Journal;

namespace Campaign.Api.Access;

/// <summary>Sessions of signed-in browsers. The cookie is a random secret and its hash a database row, so every node knows the session and it can be ended.</summary>
internal sealed class SessionService(AccessQueries access, ISignIns signIns, TimeProvider clock)
{
    /// <summary>A session ends after this long without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session ends after this long however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Cookie = "campaign";
    private const int LongestAgent = 200;

    // Last use is written at most this often, not on every request.
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);

    /// <summary>The session of the browser's cookie, if it is valid.</summary>
    /// <param name="active">Whether the person is active, which restarts the idle time.</param>
    public async ValueTask<SignedIn?> Find(HttpContext context, bool active = true)
    {
        if (SecretOf(context) is not { } secret
            || await access.SignedIn(Secrets.Hash(secret), context.RequestAborted) is not { Person.Active: true } found
            || IsOver(found.Session))
        {
            return null;
        }

        if (active && clock.GetUtcNow() >= found.Session.LastSeen + Often)
        {
            await Touch(found.Session.Id);
        }

        return found;
    }

    /// <summary>Whether it has reached its longest age or has been idle too long.</summary>
    public bool IsOver(SessionRow session) => clock.GetUtcNow() >= session.Until || clock.GetUtcNow() >= session.LastSeen + Idle;

    /// <summary>Signs a person in under a new secret whatever cookie the browser sent, which prevents session fixation.</summary>
    public async Task<SignedIn> Begin(HttpContext context, StaffRow person)
    {
        await EndShown(context);
        var (now, secret, agent) = (clock.GetUtcNow(), Secrets.New(), context.Request.Headers.UserAgent.ToString());
        var session = new SessionRow(
            Slug.New("session", now), Secrets.Hash(secret), person.State.Id, agent[..Math.Min(agent.Length, LongestAgent)],
            now.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), (now + Longest).ToUnixTimeMilliseconds());
        await signIns.Begin(session, person.PasswordHash);
        context.Response.Cookies.Append(SafeCookies.Name(context, Cookie), secret, SafeCookies.Options(context, Longest));
        KnownBrowsers.Remember(context, person);
        context.Items[typeof(SessionService)] = secret;
        return new(session, person.State, person.Display, person.State.Owes(await access.SecondFactor(context.RequestAborted)));
    }

    /// <summary>Signs the browser out.</summary>
    public async Task End(HttpContext context)
    {
        await EndShown(context);
        context.Response.Cookies.Delete(SafeCookies.Name(context, Cookie), SafeCookies.Options(context, null));
    }

    /// <summary>The CSRF token that changes from this browser's pages must carry; null without a session.</summary>
    public static string? Csrf(HttpContext context) => SecretOf(context) is { } secret ? Secrets.Csrf(secret) : null;

    private async Task EndShown(HttpContext context)
    {
        if (SecretOf(context) is { } shown && await access.SignedIn(Secrets.Hash(shown), context.RequestAborted) is { } old)
        {
            await signIns.End(old.Session.Id);
        }
    }

    private static string? SecretOf(HttpContext context) =>
        context.Items[typeof(SessionService)] as string ?? (context.Request.Cookies[SafeCookies.Name(context, Cookie)] is { Length: > 0 and <= 100 } shown ? shown : null);

    private async Task Touch(string session)
    {
        try
        {
            await signIns.Touch(session, clock.GetUtcNow());
        }
        catch (StorageException)
        {
            // Reading must go on while nothing can be written.
        }
    }
}

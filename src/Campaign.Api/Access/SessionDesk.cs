using Campaign.Domain.Decisions;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Browsers that are signed in. The cookie is a random secret, its hash a row: so every node knows it, and it can be ended.</summary>
internal sealed class SessionDesk(AccessQueries access, ISignIns signIns, TimeProvider clock)
{
    private const int LongestAgent = 200;
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // Seen is written that often at most, not with every request.
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);

    /// <summary>The session that the browser shows, if it is one and not over.</summary>
    public async ValueTask<SignedIn?> Find(HttpContext context)
    {
        if (SecretOf(context) is not { } secret
            || await access.SignedIn(Secrets.Hash(secret), context.RequestAborted) is not { Person.Active: true } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (seen, expires) = (Time(found.Session.Seen), Time(found.Session.Expires));
        if (now >= expires || now >= seen + Idle)
        {
            return null;
        }

        if (now >= seen + Often)
        {
            await signIns.Touch(found.Session.Id, now);
        }

        return found;
    }

    /// <summary>Signs a person in under a new secret, whatever the browser showed before: nobody can have chosen it.</summary>
    public async Task<SignedIn> Begin(HttpContext context, StaffRow person)
    {
        await EndShown(context);
        var (now, secret, agent) = (clock.GetUtcNow(), Secrets.New(), context.Request.Headers.UserAgent.ToString());
        var session = new SessionRow(
            Slug.New("session", now), Secrets.Hash(secret), person.State.Id, agent[..Math.Min(agent.Length, LongestAgent)],
            now.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), (now + Longest).ToUnixTimeMilliseconds());
        await signIns.Begin(session);
        context.Response.Cookies.Append(NameOf(context), secret, Cookie(context, Longest));
        context.Items[typeof(SessionDesk)] = secret;
        return new(session, person.State, person.Display);
    }

    /// <summary>Signs the browser out.</summary>
    public async Task End(HttpContext context)
    {
        await EndShown(context);
        context.Response.Cookies.Delete(NameOf(context), Cookie(context, null));
    }

    /// <summary>The token that changes from this browser's pages must carry; null without a session.</summary>
    public static string? Csrf(HttpContext context) => SecretOf(context) is { } secret ? Secrets.Csrf(secret) : null;

    private async Task EndShown(HttpContext context)
    {
        if (SecretOf(context) is { } shown && await access.SignedIn(Secrets.Hash(shown), context.RequestAborted) is { } old)
        {
            await signIns.End(old.Session.Id);
        }
    }

    private static string? SecretOf(HttpContext context) =>
        context.Items[typeof(SessionDesk)] as string ?? (context.Request.Cookies[NameOf(context)] is { Length: > 0 and <= 100 } shown ? shown : null);

    /// <summary>Over https the prefix makes the browser refuse one that another host, or an unsafe connection, has planted.</summary>
    private static string NameOf(HttpContext context) => context.Request.IsHttps ? "__Host-campaign" : "campaign";

    private static CookieOptions Cookie(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

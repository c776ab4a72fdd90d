using System.Globalization;
using Campaign.Silo.Access;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>The result of a sign-in attempt.</summary>
internal enum SignInVerdict
{
    In,

    /// <summary>Name, password or code is wrong. Nobody is told which, or whether the name exists.</summary>
    Failed,

    /// <summary>Name and password are right; the authenticator code is missing.</summary>
    CodeNeeded,

    /// <summary>Too many attempts.</summary>
    Paused,
}

/// <summary>
/// Signs people in. Attempts are counted before they are checked, across all nodes, by address and by name; attempts from a browser in which the person
/// has signed in before are counted separately. An unknown name is counted and takes as long as a known one.
/// </summary>
internal sealed class SignInService(AccessQueries access, ISignIns signIns, SessionService sessions, SecondFactor secondFactor, Passwords passwords, TimeProvider clock)
{
    /// <summary>Counting starts with the first attempt and starts again after this long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Attempts allowed per name in a window.</summary>
    public const int Most = 10;

    private const int MostByAddress = 50;

    public async Task<(SignInVerdict Verdict, SignedIn? Session)> SignIn(HttpContext context, string? name, string? password, string? code)
    {
        var login = StaffNames.Login(name);
        var person = await access.FindByLogin(login, context.RequestAborted);
        var (own, address) = KnownBrowsers.Find(context, person) is { } known
            ? (Attempts.ByBrowser(known), null)
            : (Attempts.ByName(login), Attempts.ByAddress(context.Connection.RemoteIpAddress));

        // A paused address is not counted against further names.
        if ((address is not null && await Exceeds(address, MostByAddress)) || await Exceeds(own, Most))
        {
            return (SignInVerdict.Paused, null);
        }

        var verdict = await Judge(person, password, code, context.TraceIdentifier);
        if (verdict is SignInVerdict.In or SignInVerdict.CodeNeeded)
        {
            await (verdict == SignInVerdict.In ? signIns.Forget(own) : signIns.Uncount(own));
            await (address is null ? Task.CompletedTask : signIns.Uncount(address));
        }

        return verdict == SignInVerdict.In ? await Begin(context, person!) : (verdict, null);
    }

    /// <summary>Checks the password of somebody who is already signed in.</summary>
    public Task<SignInVerdict> Confirm(StaffRow person, string session, string? password) =>
        Confirm(session, () => Task.FromResult(passwords.Fits(person.PasswordHash, password ?? "")));

    /// <summary>Checks the first authenticator code of somebody who is setting up two-step verification.</summary>
    public Task<SignInVerdict> ConfirmCode(StaffRow person, string session, string? code) => Confirm(session, () => secondFactor.Accepts(person, code));

    /// <summary>The longest time, in seconds, that a paused visitor has to wait.</summary>
    public static string RetryAfter => ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Starts a session bound to the password that was checked: if the password has changed meanwhile, the session is already over. Everything else is read again, since a
    /// recovery code may have been used up.
    /// </summary>
    private async Task<(SignInVerdict Verdict, SignedIn? Session)> Begin(HttpContext context, StaffRow person) =>
        await access.Find(person.State.Id, context.RequestAborted) is { State.Active: true } now && (person.State.SecondFactor || !now.State.SecondFactor)
            ? (SignInVerdict.In, await sessions.Begin(context, now with { PasswordHash = person.PasswordHash }))
            : (SignInVerdict.Failed, null);

    /// <summary>Counted per session, so wrong guesses by strangers do not lock out somebody who is signed in.</summary>
    private async Task<SignInVerdict> Confirm(string session, Func<Task<bool>> fits)
    {
        var own = Attempts.BySession(session);
        if (await Exceeds(own, Most))
        {
            return SignInVerdict.Paused;
        }

        if (!await fits())
        {
            return SignInVerdict.Failed;
        }

        await signIns.Forget(own);
        return SignInVerdict.In;
    }

    private async Task<SignInVerdict> Judge(StaffRow? person, string? password, string? code, string request) =>
        !passwords.Fits(person?.PasswordHash, password ?? "") || person is not { State.Active: true } ? SignInVerdict.Failed
        : !person.State.SecondFactor || await secondFactor.Opens(person, code, request) ? SignInVerdict.In
        : string.IsNullOrEmpty(code) ? SignInVerdict.CodeNeeded
        : SignInVerdict.Failed;

    private async Task<bool> Exceeds(string key, int most)
    {
        var now = clock.GetUtcNow();
        return await signIns.Count(key, now, now - Window) > most;
    }
}

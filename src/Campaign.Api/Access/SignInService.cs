using System.Globalization;
using Campaign.Silo.Access;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>What became of an attempt to sign in.</summary>
internal enum SignInVerdict
{
    In,

    /// <summary>Name, password or code is wrong: nobody is told which, or whether the name exists.</summary>
    Failed,

    /// <summary>Name and password are right; the second factor's code is missing.</summary>
    CodeNeeded,

    /// <summary>Too many attempts.</summary>
    Paused,
}

/// <summary>
/// Lets people in. Attempts are counted before they are looked at, on all nodes together, so that nobody can try many: by address and by name, and
/// those of a browser in which the person was in before by that browser alone. A name that nobody has is counted and takes time like any other.
/// </summary>
internal sealed class SignInService(AccessQueries access, ISignIns signIns, SessionService sessions, SecondFactor secondFactor, Passwords passwords, TimeProvider clock)
{
    /// <summary>From the first attempt; then counting begins anew.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Attempts at a name in a window.</summary>
    public const int Most = 10;

    private const int MostByAddress = 50;

    public async Task<(SignInVerdict Verdict, SignedIn? Session)> SignIn(HttpContext context, string? name, string? password, string? code)
    {
        var login = StaffNames.Login(name);
        var person = await access.FindByLogin(login, context.RequestAborted);
        var (own, address) = KnownBrowsers.Find(context, person) is { } known
            ? (Attempts.ByBrowser(known), null)
            : (Attempts.ByName(login), Attempts.ByAddress(context.Connection.RemoteIpAddress));

        // An address that is paused adds no more names.
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

    /// <summary>Checks the password of somebody who is in already.</summary>
    public Task<SignInVerdict> Confirm(StaffRow person, string session, string? password) =>
        Confirm(session, () => Task.FromResult(passwords.Fits(person.PasswordHash, password ?? "")));

    /// <summary>Checks a code of the second factor that somebody who is in already sets up.</summary>
    public Task<SignInVerdict> ConfirmCode(StaffRow person, string session, string? code) => Confirm(session, () => secondFactor.Accepts(person, code));

    /// <summary>Seconds that a paused visitor waits at most.</summary>
    public static string RetryAfter => ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Begins a session with the password that was checked: when it is another by now, that session is over already. Everything else is read again, since a recovery code
    /// may have been used up.
    /// </summary>
    private async Task<(SignInVerdict Verdict, SignedIn? Session)> Begin(HttpContext context, StaffRow person) =>
        await access.Find(person.State.Id, context.RequestAborted) is { State.Active: true } now && (person.State.SecondFactor || !now.State.SecondFactor)
            ? (SignInVerdict.In, await sessions.Begin(context, now with { PasswordHash = person.PasswordHash }))
            : (SignInVerdict.Failed, null);

    /// <summary>Counted by session: what strangers guess at the door does not stand in the way.</summary>
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

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
/// Lets people in. Attempts are counted by name and by address before they are looked at, on all nodes together, so that nobody can try many;
/// a name that nobody has is counted and takes time like any other.
/// </summary>
internal sealed class SignInDesk(AccessQueries access, ISignIns signIns, SessionDesk sessions, SecondFactor secondFactor, TimeProvider clock)
{
    /// <summary>From the first attempt; then counting begins anew.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int MostByName = 10;
    private const int MostByAddress = 50;

    public async Task<(SignInVerdict Verdict, SignedIn? Session)> SignIn(HttpContext context, string? name, string? password, string? code)
    {
        var login = StaffNames.Login(name);
        var (byName, byAddress) = (KeyOf("name", login), KeyOf("address", context.Connection.RemoteIpAddress?.ToString() ?? ""));
        var now = clock.GetUtcNow();
        var tooMany = await signIns.Count(byName, now, now - Window) > MostByName;
        if (await signIns.Count(byAddress, now, now - Window) > MostByAddress || tooMany)
        {
            return (SignInVerdict.Paused, null);
        }

        var person = await access.FindByLogin(login, context.RequestAborted);
        if (!Passwords.Fits(person?.PasswordHash, password ?? "") || person is not { State.Active: true })
        {
            return (SignInVerdict.Failed, null);
        }

        if (person.State.SecondFactor && !await secondFactor.Accepts(person, code))
        {
            if (!string.IsNullOrEmpty(code))
            {
                return (SignInVerdict.Failed, null);
            }

            await signIns.Uncount(byName);
            await signIns.Uncount(byAddress);
            return (SignInVerdict.CodeNeeded, null);
        }

        await signIns.Forget(byName);
        await signIns.Uncount(byAddress);
        return (SignInVerdict.In, await sessions.Begin(context, person));
    }

    /// <summary>Checks the password of somebody who is signed in already; failures count like those at the door.</summary>
    public async Task<bool> Confirms(StaffRow person, string? password)
    {
        var (key, now) = (KeyOf("name", person.Login), clock.GetUtcNow());
        if (await signIns.Count(key, now, now - Window) > MostByName || !Passwords.Fits(person.PasswordHash, password ?? ""))
        {
            return false;
        }

        await signIns.Forget(key);
        return true;
    }

    /// <summary>Seconds that a paused visitor waits at most.</summary>
    public static string RetryAfter => ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Hashed: people type passwords into the field for names.</summary>
    private static string KeyOf(string kind, string what) => $"{kind}/{Secrets.Hash(what)}";
}

using System.Security.Cryptography;
using System.Text;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>
/// Browsers in which a person has signed in before. Their attempts are counted separately, so an attacker who guesses passwords for a known name
/// cannot lock its owner out. The cookie is valid for one person and until that person's password changes: it is keyed with the password's hash,
/// which nobody outside can know. It grants no access by itself.
/// </summary>
internal static class KnownBrowsers
{
    private const string Cookie = "campaign-known";
    private const int NonceLength = 43;
    private static readonly TimeSpan Age = TimeSpan.FromDays(365);

    /// <summary>The browser's mark if this person has signed in with it before; null otherwise.</summary>
    public static string? Find(HttpContext context, StaffRow? person) =>
        person is not null && context.Request.Cookies[SafeCookies.Name(context, Cookie)] is { Length: > NonceLength and <= 100 } shown
        && Secrets.Same(shown, Seal(shown[..NonceLength], person))
            ? shown
            : null;

    public static void Remember(HttpContext context, StaffRow person) =>
        context.Response.Cookies.Append(SafeCookies.Name(context, Cookie), Find(context, person) ?? Seal(Secrets.New(), person), SafeCookies.Options(context, Age));

    private static string Seal(string nonce, StaffRow person) =>
        nonce + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(person.PasswordHash), Encoding.UTF8.GetBytes($"{nonce} {person.State.Id}")))[..48];
}

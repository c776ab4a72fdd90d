using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Campaign.Api.Access;

/// <summary>Random secrets of 256 bits; only their hashes are stored, and need no salt.</summary>
internal static class Secrets
{
    /// <summary>Makes a token recognisable wherever it turns up, for example in a leak.</summary>
    public const string TokenPrefix = "cmp_";

    public static string New(string prefix = "") => prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The CSRF token of a session: only whoever holds the session's secret can know it.</summary>
    public static string Csrf(string session) =>
        WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), "csrf"u8));

    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

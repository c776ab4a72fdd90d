using System.Security.Cryptography;
using Campaign.Domain.Access;
using Campaign.Silo.Access;

namespace Campaign.Api.Access;

/// <summary>
/// Single-use codes that replace an authenticator code when the device is lost. Each has 74 random bits, so a plain hash is safe to store,
/// and only the hash is.
/// </summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Groups = 3;
    private const int LongestShown = 40;

    /// <returns>The codes to show once, and what is stored of them.</returns>
    public static (IReadOnlyList<string> Shown, NewRecoveryCodes Kept) Make()
    {
        string[] shown = [.. Enumerable.Range(0, Count).Select(_ => Passwords.Random(Groups))];
        string[] ids = [.. shown.Select(_ => RandomNumberGenerator.GetHexString(8, lowercase: true))];
        return (shown, new([.. ids], string.Join(' ', ids.Zip(shown, (id, code) => $"{id}:{Hash(code)}"))));
    }

    /// <summary>The id of the code that was entered; null when it is not one of the person's.</summary>
    /// <param name="kept">The stored hashes, as kept beside the password.</param>
    /// <param name="shown">With or without hyphens and spaces, in either case.</param>
    public static string? Find(string? kept, string? shown)
    {
        if (kept is null || shown is not { Length: <= LongestShown })
        {
            return null;
        }

        var hash = Hash(shown);
        return kept.Split(' ').Select(one => one.Split(':')).FirstOrDefault(one => Secrets.Same(one[1], hash))?[0];
    }

    private static string Hash(string code) => Secrets.Hash(new string([.. code.Where(char.IsLetterOrDigit)]).ToLowerInvariant());
}

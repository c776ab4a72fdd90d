using System.Security.Cryptography;
using Campaign.Domain.Access;
using Campaign.Silo.Access;

namespace Campaign.Api.Access;

/// <summary>
/// Codes that each take the place of a second factor's code once, for the day on which its device is lost. Of 74 random bits a plain hash tells nothing, so
/// that alone is kept.
/// </summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Groups = 3;
    private const int LongestShown = 40;

    /// <returns>The codes, to be shown once, and what is kept of them.</returns>
    public static (IReadOnlyList<string> Shown, NewRecoveryCodes Kept) Make()
    {
        string[] shown = [.. Enumerable.Range(0, Count).Select(_ => Passwords.Random(Groups))];
        string[] ids = [.. shown.Select(_ => RandomNumberGenerator.GetHexString(8, lowercase: true))];
        return (shown, new([.. ids], string.Join(' ', ids.Zip(shown, (id, code) => $"{id}:{Hash(code)}"))));
    }

    /// <summary>The id of the code that somebody shows; null when it is none of theirs.</summary>
    /// <param name="kept">The person's, as it lies beside the password.</param>
    /// <param name="shown">With or without hyphens and spaces, in small letters or large.</param>
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

using System.Security.Cryptography;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Campaign.Silo.Access;

/// <summary>Passwords: hashed as in ASP.NET Core Identity (PBKDF2 with HMAC-SHA-512), checked for weakness, and generated.</summary>
public sealed class Passwords
{
    /// <summary>Hash iterations: OWASP's recommendation for this function. No setting lowers it; see <see cref="HashShown"/>.</summary>
    public const int Rounds = 210_000;

    private const int Shortest = 12;

    // The time to hash grows with length, and nobody types more.
    private const int Longest = 200;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private static readonly string[] Common = ["password", "123456", "qwerty", "abc123", "letmein", "iloveyou", "admin", "welcome", "woaini", "campaign", "passw0rd", "88888888"];

    private static readonly PasswordHasher<object> Quick = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    private readonly PasswordHasher<object> _hasher;
    private readonly Lazy<string> _nobodys;

    /// <param name="options">The number of hash iterations.</param>
    public Passwords(IOptions<PasswordHasherOptions> options) => (_hasher, _nobodys) = (new(options), new(() => Hash(Random())));

    public string Hash(string password) => _hasher.HashPassword(_hasher, password);

    /// <summary>
    /// The hash of a password that <see cref="Random"/> generated and that is no secret on this machine, such as the demo's: fast to verify, because 96 random bits
    /// cannot be guessed at any speed.
    /// </summary>
    public static string HashShown(string password) => Quick.HashPassword(Quick, password);

    /// <param name="hash">Null for an unknown name: then verification takes as long, and fails.</param>
    public bool Fits(string? hash, string password)
    {
        // Computed for every name, so that the first attempt takes as long for an unknown name.
        var nobodys = _nobodys.Value;
        return password.Length <= Longest
            && _hasher.VerifyHashedPassword(_hasher, hash ?? nobodys, password) != PasswordVerificationResult.Failed
            && hash is not null;
    }

    /// <summary>Why a password must not be used; null when it may.</summary>
    public static Refusal? Weakness(string? password, string login) =>
        password is not { Length: >= Shortest and <= Longest }
        || password.Distinct().Count() < 5
        || (login.Length >= 4 && password.Contains(login, StringComparison.OrdinalIgnoreCase))
        || Common.Any(common => password.Replace(common, "", StringComparison.OrdinalIgnoreCase).Length < Shortest / 2)
            ? AccessRefusals.PasswordWeak
            : null;

    /// <summary>Groups of five characters, without look-alikes: 24 bits each.</summary>
    public static string Random(int groups = 4)
    {
        var characters = RandomNumberGenerator.GetString(Alphabet, groups * 5);
        return string.Join('-', characters.Chunk(5).Select(group => new string(group)));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Campaign.Domain.Decisions;

/// <summary>Readable ids: lower-case letters, digits and single hyphens, 2–80 characters, beginning with a letter or digit, never bare hex (see ADR on keys).</summary>
public static class Slug
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Whether a caller's own id may be used.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: >= 2 and <= 80 }
        && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal);

    /// <summary>A new id with a readable prefix that sorts by time of making: <c>sub-…</c>.</summary>
    public static string New(string prefix, DateTimeOffset now)
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return Made(prefix, now, BitConverter.ToUInt64(random));
    }

    /// <summary>What sorts, by its bytes, after every id with this prefix that was made before a moment, and before all others.</summary>
    public static string Since(string prefix, DateTimeOffset moment) => Made(prefix, moment, 0);

    /// <summary>An id that is always the same for the same parts (128 bits of SHA-256): <c>grant-…</c>.</summary>
    public static string From(string prefix, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!)));
        var text = new StringBuilder(prefix, prefix.Length + 28).Append('-');
        Encode(text, BitConverter.ToUInt64(hash), 13);
        Encode(text, BitConverter.ToUInt64(hash, 8), 13);
        return text.ToString();
    }

    /// <summary>An id that is always the same for a part of one whole, and sorts by the whole's time and the part's number: <c>sub-…</c>.</summary>
    /// <param name="number">From 0 to 2³⁵ − 1.</param>
    public static string Numbered(string prefix, DateTimeOffset time, string whole, long number)
    {
        var text = new StringBuilder(prefix, prefix.Length + 24).Append('-');
        Encode(text, (ulong)time.ToUnixTimeMilliseconds(), 9);
        Encode(text, (ulong)number, 7);
        Encode(text, BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(whole))), 4);
        return text.ToString();
    }

    private static string Made(string prefix, DateTimeOffset moment, ulong random)
    {
        var text = new StringBuilder(prefix, prefix.Length + 24).Append('-');
        Encode(text, (ulong)moment.ToUnixTimeMilliseconds(), 9);
        Encode(text, random, 11);
        return text.ToString();
    }

    private static void Encode(StringBuilder text, ulong value, int digits)
    {
        for (var digit = digits - 1; digit >= 0; digit--)
        {
            var shift = digit * 5;
            text.Append(Alphabet[(int)((shift < 64 ? value >> shift : 0) & 31)]);
        }
    }
}

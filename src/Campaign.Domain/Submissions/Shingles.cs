using System.Runtime.Intrinsics;

namespace Campaign.Domain.Submissions;

/// <summary>
/// Cuts a plain text into overlapping pieces: two characters for Chinese, four for alphabetic scripts, because single letters and
/// pairs of letters are common to all English texts.
/// </summary>
internal static class Shingles
{
    private const int Han = 2;
    private const int Alphabetic = 4;

    /// <summary>
    /// Hash functions x → ax + b (mod 2³²), one per lane, of which the first 28 are used. They come from a fixed seed and must never
    /// change, because fingerprints are stored.
    /// </summary>
    private static readonly Vector256<uint>[] Factors = Lanes(seed: 1, odd: 1);
    private static readonly Vector256<uint>[] Summands = Lanes(seed: 2, odd: 0);

    /// <summary>For each hash function, one byte of the minimum over all pieces.</summary>
    public static Fingerprint Sketch(ReadOnlySpan<char> plain)
    {
        var (first, second, third, fourth) = (Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet);
        var (factors, summands) = (Factors, Summands);
        var thirds = 0;
        for (var start = 0; start < plain.Length; start++)
        {
            var width = IsAlphabetic(plain[start]) ? Alphabetic : Han;
            thirds += width == Han ? 3 : 1;
            if (start > 0 && start + width > plain.Length)
            {
                continue;
            }

            var piece = Vector256.Create((uint)Hash(plain.Slice(start, Math.Min(width, plain.Length - start))));
            first = Vector256.Min(first, (piece * factors[0]) + summands[0]);
            second = Vector256.Min(second, (piece * factors[1]) + summands[1]);
            third = Vector256.Min(third, (piece * factors[2]) + summands[2]);
            fourth = Vector256.Min(fourth, (piece * factors[3]) + summands[3]);
        }

        Span<uint> minima = stackalloc uint[4 * Vector256<uint>.Count];
        first.CopyTo(minima);
        second.CopyTo(minima[8..]);
        third.CopyTo(minima[16..]);
        fourth.CopyTo(minima[24..]);
        return new(Bytes(minima, stackalloc byte[Fingerprint.Rows]), thirds / 3);
    }

    /// <summary>Whether it belongs to an alphabetic script: everything before the Chinese, Japanese and Korean blocks.</summary>
    private static bool IsAlphabetic(char c) => c < '\u2e80';

    /// <summary>The multiplication makes every bit of a minimum affect its byte: the low bits of ax + b depend only on the low bits of x.</summary>
    private static Span<byte> Bytes(ReadOnlySpan<uint> minima, Span<byte> rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = (byte)((minima[row] * 0x9E3779B1) >> 24);
        }

        return rows;
    }

    private static Vector256<uint>[] Lanes(ulong seed, uint odd)
    {
        var lanes = new uint[4 * Vector256<uint>.Count];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = (uint)(Mix((seed << 32) + (ulong)lane) >> 32) | odd;
        }

        return [.. Enumerable.Range(0, 4).Select(part => Vector256.Create(lanes, part * Vector256<uint>.Count))];
    }

    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        ulong hash = 0;
        foreach (var c in piece)
        {
            hash = (hash << 16) | c;
        }

        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

namespace Campaign.Domain.Submissions;

/// <summary>
/// Cuts a plain text into overlapping pieces: two characters where it is Chinese, four where it is alphabetic, as single letters and
/// pairs of them are shared by all English texts.
/// </summary>
internal static class Shingles
{
    private const int Han = 2;
    private const int Alphabetic = 4;

    /// <summary>The row-wise minima of 28 hash functions over all pieces.</summary>
    public static Fingerprint Sketch(ReadOnlySpan<char> plain)
    {
        Span<uint> minima = stackalloc uint[Fingerprint.Rows];
        minima.Fill(uint.MaxValue);
        for (var start = 0; start < plain.Length; start++)
        {
            var width = plain[start] < '\u2e80' ? Alphabetic : Han;
            if (start > 0 && start + width > plain.Length)
                continue;
            Lower(minima, Hash(plain.Slice(start, Math.Min(width, plain.Length - start))));
        }

        Span<byte> rows = stackalloc byte[Fingerprint.Rows];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = (byte)minima[row];
        return new(rows, plain.Length);
    }

    private static void Lower(Span<uint> minima, ulong hash)
    {
        // Two independent halves give a family of hash functions (Kirsch and Mitzenmacher); the odd step keeps it well spread.
        var value = hash;
        var step = (hash >> 31) | 1;
        for (var row = 0; row < minima.Length; row++)
        {
            value = (value + step) * 0x9E3779B97F4A7C15;
            minima[row] = Math.Min(minima[row], (uint)(value >> 32));
        }
    }

    /// <summary>SplitMix64's finaliser over the characters: must never change, as fingerprints are stored.</summary>
    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        ulong hash = 0;
        foreach (var c in piece)
            hash = (hash << 16) | c;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}

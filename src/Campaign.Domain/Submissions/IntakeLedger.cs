using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Campaign.Domain.Compliance;

namespace Campaign.Domain.Submissions;

/// <summary>
/// What a drive remembers of its submissions: how many each author sent, and an index of their texts that finds near-copies.
/// Mutable and not thread-safe: it belongs to the drive's grain, which adds before it commits and on failure rolls back to a <see cref="Count"/>.
/// About 80 bytes per submission.
/// Method: locality-sensitive hashing of MinHash rows in bands (J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", ch. 3):
/// texts that agree on all four rows of any band are compared in full.
/// </summary>
public sealed class IntakeLedger
{
    private const int Bands = 7;
    private const int RowsPerBand = Fingerprint.Rows / Bands;
    private const int AuthorChain = Bands;
    private const int ChunkBits = 10;
    private const int LongestChain = 6;

    /// <summary>
    /// The most texts compared per band, newest first. A few keys made of everyday words lead to thousands of texts; stopping early
    /// keeps a search short, and a true copy is found in the other bands.
    /// </summary>
    private const int MostInBand = 64;

    private readonly List<Entry[]> chunks = [];
    private int[][] heads;
    private int shift;

    /// <param name="expected">How many submissions will be loaded.</param>
    public IntakeLedger(int expected = 0) => heads = Heads(Math.Max(expected, 1));

    /// <summary>Texts in the ledger; a mark for <see cref="RollBack"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The hash of a subject id under which its texts are indexed.</summary>
    public static long AuthorOf(string subject)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(subject), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    /// <summary>Adds a submission's text.</summary>
    /// <param name="revision">Whether it is a new version of a submission that is already counted.</param>
    public void Add(long author, in Fingerprint fingerprint, bool revision = false)
    {
        if (Count >= heads[0].Length * LongestChain)
        {
            Grow();
        }

        if (Count >> ChunkBits == chunks.Count)
        {
            chunks.Add(new Entry[1 << ChunkBits]);
        }

        ref var entry = ref At(Count);
        entry = new() { Fingerprint = fingerprint, Author = author, Revision = revision };
        Link(ref entry, Count);
        Count++;
    }

    /// <summary>Removes everything added after <see cref="Count"/> was <paramref name="mark"/>.</summary>
    public void RollBack(int mark)
    {
        while (Count > mark)
        {
            Count--;
            ref var entry = ref At(Count);
            for (var chain = 0; chain <= AuthorChain; chain++)
            {
                if (IsLinked(entry, chain))
                {
                    heads[chain][Bucket(entry, chain)] = entry.Links[chain] + 1;
                }
            }
        }
    }

    /// <summary>How many submissions this author sent.</summary>
    public int SentBy(long author)
    {
        var sent = 0;
        for (var at = First(AuthorChain, Bucket(author)); at >= 0; at = At(at).Links[AuthorChain])
        {
            sent += At(at) is { Revision: false } entry && entry.Author == author ? 1 : 0;
        }

        return sent;
    }

    /// <summary>Whether this author already sent this text or a near-copy.</summary>
    public bool HasFrom(long author, in Fingerprint fingerprint)
    {
        for (var at = First(AuthorChain, Bucket(author)); at >= 0; at = At(at).Links[AuthorChain])
        {
            ref var entry = ref At(at);
            if (entry.Author == author && NearDuplicate.Between(entry.Fingerprint, fingerprint))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rows (of 28) shared with a near-copy from another account; null when there is none.</summary>
    public int? FindNear(long author, in Fingerprint fingerprint)
    {
        if (fingerprint.Length < NearDuplicate.ShortestCompared)
        {
            return null;
        }

        for (var band = 0; band < Bands; band++)
        {
            var key = Key(fingerprint, band);
            var left = MostInBand;
            for (var at = First(band, Bucket(key, band)); at >= 0 && left > 0; at = At(at).Links[band], left--)
            {
                ref var entry = ref At(at);
                if (Key(entry.Fingerprint, band) == key && entry.Author != author && NearDuplicate.Between(entry.Fingerprint, fingerprint))
                {
                    return entry.Fingerprint.Shared(fingerprint);
                }
            }
        }

        return null;
    }

    private void Grow()
    {
        heads = Heads(Count * 2);
        for (var at = 0; at < Count; at++)
        {
            Link(ref At(at), at);
        }
    }

    private int[][] Heads(int expected)
    {
        var bits = int.Log2(Math.Max(expected / LongestChain, 16)) + 1;
        shift = 32 - bits;
        return [.. Enumerable.Range(0, Bands + 1).Select(_ => new int[1 << bits])];
    }

    /// <summary>Heads hold positions plus one, so that zeroed memory means "none".</summary>
    private int First(int chain, int bucket) => heads[chain][bucket] - 1;

    private void Link(ref Entry entry, int at)
    {
        for (var chain = 0; chain <= AuthorChain; chain++)
        {
            if (!IsLinked(entry, chain))
            {
                continue;
            }

            ref var head = ref heads[chain][Bucket(entry, chain)];
            entry.Links[chain] = head - 1;
            head = at + 1;
        }
    }

    private static bool IsLinked(in Entry entry, int chain) =>
        chain == AuthorChain || entry.Fingerprint.Length >= NearDuplicate.ShortestCompared;

    private ref Entry At(int index) => ref chunks[index >> ChunkBits][index & ((1 << ChunkBits) - 1)];

    private int Bucket(in Entry entry, int chain) =>
        chain == AuthorChain ? Bucket(entry.Author) : Bucket(Key(entry.Fingerprint, chain), chain);

    private int Bucket(uint key, int band) => (int)(((key + (uint)band) * 0x9E3779B1) >> shift);

    private int Bucket(long author) => (int)((uint)author >> shift);

    private static uint Key(in Fingerprint fingerprint, int band) =>
        BinaryPrimitives.ReadUInt32LittleEndian(fingerprint.RowsSpan.Slice(band * RowsPerBand, RowsPerBand));

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        public Fingerprint Fingerprint;
        public bool Revision;
        public long Author;
        public Links Links;
    }

    [InlineArray(Bands + 1)]
    private struct Links
    {
        private int first;
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaign.Domain.Submissions;

/// <summary>
/// A MinHash sketch of a text: 28 bytes, of which two texts share about as large a part as their sets of shingles overlap (Jaccard), and the
/// weight of the text. It takes 30 bytes of storage and does not reveal the text.
/// Method: A. Broder, "On the resemblance and containment of documents" (1997); one byte of each minimum as in P. Li and A. König,
/// "b-Bit Minwise Hashing" (2010).
/// </summary>
[JsonConverter(typeof(FingerprintJson))]
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly struct Fingerprint : IEquatable<Fingerprint>
{
    /// <summary>How many bytes two fingerprints can share.</summary>
    public const int Rows = 28;

    /// <summary>Bytes in storage.</summary>
    public const int Size = Rows + 2;

    private readonly Sketch sketch;
    private readonly ushort length;

    internal Fingerprint(ReadOnlySpan<byte> rows, int length)
    {
        rows.CopyTo(sketch);
        this.length = (ushort)Math.Min(length, ushort.MaxValue);
    }

    /// <summary>The weight of the text: a Chinese character counts one, three letters or digits count one.</summary>
    public int Length => length;

    [UnscopedRef]
    internal ReadOnlySpan<byte> RowsSpan => sketch;

    /// <summary>Computes the fingerprint of a text. Expensive, so call it outside a grain's turn.</summary>
    public static Fingerprint Of(string text) => Shingles.Sketch(PlainText.WithoutReferences(text));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static Fingerprint FromBytes(ReadOnlySpan<byte> bytes) => new(bytes[..Rows], BinaryPrimitives.ReadUInt16LittleEndian(bytes[Rows..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        RowsSpan.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Rows), length);
        return bytes;
    }

    /// <summary>How many of the <see cref="Rows"/> bytes are equal.</summary>
    public int Shared(in Fingerprint other)
    {
        var mine = RowsSpan;
        var theirs = other.RowsSpan;
        var shared = 0;
        for (var row = 0; row < Rows; row++)
        {
            shared += mine[row] == theirs[row] ? 1 : 0;
        }

        return shared;
    }

    public bool Equals(Fingerprint other) => length == other.length && RowsSpan.SequenceEqual(other.RowsSpan);

    public override bool Equals(object? obj) => obj is Fingerprint other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(BinaryPrimitives.ReadInt32LittleEndian(RowsSpan), length);

    public override string ToString() => Convert.ToBase64String(ToBytes());

    public static bool operator ==(Fingerprint left, Fingerprint right) => left.Equals(right);

    public static bool operator !=(Fingerprint left, Fingerprint right) => !left.Equals(right);

    [InlineArray(Rows)]
    private struct Sketch
    {
        private byte first;
    }

    private sealed class FingerprintJson : JsonConverter<Fingerprint>
    {
        public override Fingerprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromBytes(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, Fingerprint value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.ToBytes());
    }
}

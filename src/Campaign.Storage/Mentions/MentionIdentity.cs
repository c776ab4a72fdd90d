using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Campaign.Storage.Mentions;

/// <summary>
/// Identifies a mention when it is imported again: 96 bits of SHA-256 over campaign, channel and the source's own id. Among a hundred
/// million mentions the probability of a collision is 1 in 10¹³; every additional byte would cost the import more pages.
/// </summary>
/// <param name="Value">Below 2⁹⁶.</param>
public readonly record struct MentionIdentity(UInt128 Value)
{
    /// <summary>The size in bytes of a written identity.</summary>
    public const int Size = 12;

    private const int LongestOnStack = 1024;

    public static MentionIdentity Of(string campaign, string channel, string externalId)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(campaign.Length + channel.Length + externalId.Length + 2);
        var text = longest <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[longest];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Utf8.TryWrite(text, $"{campaign}\u001f{channel}\u001f{externalId}", out var length);
        SHA256.HashData(text[..length], hash);
        return Read(hash);
    }

    public static MentionIdentity Read(ReadOnlySpan<byte> bytes) =>
        new(new UInt128(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[4..])));

    /// <summary>Writes bytes that sort like <see cref="Value"/>.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)(Value >> 64));
        BinaryPrimitives.WriteUInt64BigEndian(destination[4..], (ulong)Value);
    }
}

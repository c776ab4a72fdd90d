using System.Text;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>Recognises, by content, files that people take for tables but that cannot be read as one.</summary>
internal static class FileKinds
{
    private const int Sample = 64 * 1024;

    private static readonly string[] Openings = ["<html", "<!doctype html", "<table", "<?xml"];

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Leaves the stream at its start.</summary>
    public static Refusal? RefuseUnreadable(Stream stream, ReadOnlySpan<byte> head)
    {
        var sample = new byte[Sample];
        var length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var bytes = sample.AsSpan(0, length);
        if (head.StartsWith(CompoundFile))
        {
            // Office stores an encrypted workbook inside the old format's container.
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? TableRefusals.Encrypted : TableRefusals.LegacyWorkbook;
        }

        if (HasUtf16Mark(head))
        {
            return null;
        }

        return IsMarkup(bytes) ? TableRefusals.WebPage : bytes.Contains((byte)0) || head.StartsWith("%PDF"u8) ? TableRefusals.NotATable : null;
    }

    private static bool HasUtf16Mark(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] && head is not [0xFF, 0xFE, 0, 0, ..];

    private static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return Openings.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }
}

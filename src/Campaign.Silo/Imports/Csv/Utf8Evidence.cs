using System.Buffers;
using System.Text;

namespace Campaign.Silo.Imports.Csv;

/// <summary>Distinguishes UTF-8 from other encodings by byte patterns.</summary>
internal static class Utf8Evidence
{
    /// <summary>
    /// Whether the sample is UTF-8. A few broken characters in an otherwise valid file do not change the encoding of the whole file:
    /// GB18030 text violates UTF-8 at almost every character.
    /// </summary>
    /// <param name="sample">Bytes; may end in the middle of a character.</param>
    /// <param name="whole">Whether the sample is the whole file, so that a cut character counts as broken.</param>
    public static bool Favours(ReadOnlySpan<byte> sample, bool whole)
    {
        int sound = 0, broken = 0;
        while (true)
        {
            var next = sample.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                break;
            }

            sample = sample[next..];
            var status = Rune.DecodeFromUtf8(sample, out _, out var used);
            if (status == OperationStatus.NeedMoreData && !whole)
            {
                break;
            }

            sound += status == OperationStatus.Done ? 1 : 0;
            broken += status == OperationStatus.Done ? 0 : 1;
            sample = sample[used..];
        }

        return broken * 10L <= sound;
    }
}

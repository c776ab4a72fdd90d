using System.Buffers;
using System.Text;

namespace Campaign.Silo.Imports.Csv;

/// <summary>Tells UTF-8 from another encoding by what the bytes look like.</summary>
internal static class Utf8Evidence
{
    /// <summary>
    /// Whether the sample is UTF-8. A few broken characters in a file that is otherwise UTF-8 do not turn the whole file into another encoding:
    /// GB18030 text breaks the rules of UTF-8 at almost every character.
    /// </summary>
    /// <param name="sample">Bytes; may be cut in the middle of a character.</param>
    /// <param name="whole">Whether nothing follows the sample, so that a cut character counts as broken.</param>
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

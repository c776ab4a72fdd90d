using System.Text;

namespace Campaign.Silo.Imports.Csv;

/// <summary>
/// Decodes the bytes of a CSV file. UTF-8 and GB18030 agree on ASCII, so the choice is made at the first byte that differs,
/// however far into the file that is.
/// </summary>
internal sealed class TextSource : IDisposable
{
    /// <summary>Replaces bytes that could not be decoded: a code point that no text may contain.</summary>
    public const char Undecodable = '\uFFFF';

    private const int Window = 256 * 1024;

    private static readonly DecoderReplacementFallback Marker = new(Undecodable.ToString());

    private readonly Stream stream;
    private readonly long length;
    private readonly byte[] bytes = new byte[Window];
    private int start;
    private int end;
    private long consumed;
    private bool ended;
    private bool flushed;
    private Decoder? decoder;

    static TextSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public TextSource(Stream stream)
    {
        this.stream = stream;
        length = Math.Max(stream.Length, 1);
        TopUp();
        ReadByteOrderMark();
    }

    /// <summary>The encoding detected so far; plain ASCII counts as UTF-8.</summary>
    public string EncodingName { get; private set; } = "UTF-8";

    public double Progress => Math.Min(1, (double)consumed / length);

    /// <summary>Fills the span from its start; returns 0 only at the end of the file. The span must hold at least 16 characters.</summary>
    public int Read(Span<char> chars)
    {
        while (true)
        {
            if (start == end && !ended)
            {
                TopUp();
            }

            if (decoder is null && ReadAscii(chars) is > 0 and var plain)
            {
                return plain;
            }

            if (decoder is null && start == end && ended)
            {
                return 0;
            }

            decoder ??= Decide();
            var produced = Decode(decoder, chars);
            if (produced > 0 || flushed)
            {
                return produced;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private int Decode(Decoder choice, Span<char> chars)
    {
        if (flushed)
        {
            return 0;
        }

        choice.Convert(bytes.AsSpan(start, end - start), chars, ended, out var used, out var produced, out var completed);
        Consume(used);
        flushed = ended && completed && start == end;
        return produced;
    }

    private int ReadAscii(Span<char> chars)
    {
        var available = bytes.AsSpan(start, Math.Min(end - start, chars.Length));
        var plain = available.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        var count = plain < 0 ? available.Length : plain;
        Encoding.ASCII.GetChars(available[..count], chars);
        Consume(count);
        return count;
    }

    private Decoder Decide()
    {
        TopUp();
        if (Utf8Evidence.Favours(bytes.AsSpan(start, end - start), ended))
        {
            return DecoderOf("utf-8");
        }

        EncodingName = "GB18030";
        return DecoderOf("GB18030");
    }

    private void ReadByteOrderMark()
    {
        (string? Encoding, int Length) mark = bytes.AsSpan(0, end) switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
            [0xFF, 0xFE, ..] => ("utf-16", 2),
            [0xFE, 0xFF, ..] => ("utf-16BE", 2),
            _ => (null, 0),
        };
        Consume(mark.Length);
        if (mark.Encoding is not null)
        {
            EncodingName = mark.Encoding.ToUpperInvariant();
            decoder = DecoderOf(mark.Encoding);
        }
    }

    private static Decoder DecoderOf(string name) => Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Marker).GetDecoder();

    private void Consume(int count)
    {
        start += count;
        consumed += count;
    }

    private void TopUp()
    {
        bytes.AsSpan(start, end - start).CopyTo(bytes);
        end -= start;
        start = 0;
        var room = bytes.Length - end;
        var read = stream.ReadAtLeast(bytes.AsSpan(end), room, throwOnEndOfStream: false);
        end += read;
        ended = read < room;
    }
}

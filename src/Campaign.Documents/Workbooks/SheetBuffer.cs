using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Campaign.Documents.Workbooks;

/// <summary>Buffers a sheet's bytes for the zip: written without intermediate strings, passed on in blocks of 64 KB.</summary>
internal sealed class SheetBuffer : IDisposable
{
    private const int Size = 1 << 16;
    private const int LongestText = 32_767;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Size * 4);
    private int used;

    public bool Full => used >= Size;

    public async ValueTask Flush(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(buffer.AsMemory(0, used), cancellation);
        used = 0;
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        used += bytes.Length;
    }

    public void Raw(string text) => used += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));

    public void Number(double value)
    {
        Utf8Formatter.TryFormat(value, Room(40), out var written);
        used += written;
    }

    public void Number(int value)
    {
        Utf8Formatter.TryFormat(value, Room(12), out var written);
        used += written;
    }

    /// <summary>Writes text with XML escapes; characters that XML or the format cannot represent are left out.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        text = Cut(text);
        var room = Room(text.Length * 6);
        var at = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter is >= ' ' and < '\u007f' and not ('<' or '>' or '&' or '"' or '_'))
            {
                room[at++] = (byte)letter;
                continue;
            }

            at += Escape(text, ref index, room[at..]);
        }

        used += at;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    private static int Escape(ReadOnlySpan<char> text, ref int index, Span<byte> room)
    {
        var letter = text[index];
        ReadOnlySpan<byte> name = letter switch
        {
            '<' => "&lt;"u8,
            '>' => "&gt;"u8,
            '&' => "&amp;"u8,
            '"' => "&quot;"u8,
            // A literal _x000D_ would be read as a control character, so its first underscore is escaped.
            '_' when LooksLikeCode(text[index..]) => "_x005F_"u8,
            '_' => "_"u8,
            '\r' => "&#13;"u8,
            _ => [],
        };
        if (!name.IsEmpty)
        {
            name.CopyTo(room);
            return name.Length;
        }

        if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            return Encoding.UTF8.GetBytes(text.Slice(index++, 2), room);
        }

        return Allowed(letter) ? Encoding.UTF8.GetBytes(text.Slice(index, 1), room) : 0;
    }

    private static bool Allowed(char letter) =>
        letter is '\t' or '\n' || (!char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not ('\ufffe' or '\uffff'));

    private static bool LooksLikeCode(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] is 'x' or 'X' && text[6] == '_' && text[2..6].IndexOfAnyExcept(SearchValues.Create("0123456789abcdefABCDEF")) < 0;

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - used < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, used + bytes));
            buffer.AsSpan(0, used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsSpan(used);
    }
}

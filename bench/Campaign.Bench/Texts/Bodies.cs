using System.Buffers.Text;

namespace Campaign.Bench.Texts;

/// <summary>Numbered request bodies, as UTF-8.</summary>
internal static class Bodies
{
    public static int Submission(byte[] buffer, long number)
    {
        var at = Put(buffer, 0, "{\"author\":{\"handle\":\"用户"u8);
        at = Put(buffer, at, number);
        at = Put(buffer, at, "\"},\"channel\":\"weibo\",\"text\":\""u8);
        at += ReviewTexts.Write(buffer.AsSpan(at), number);
        return Put(buffer, at, "\",\"consent\":true}"u8);
    }

    public static int Grant(byte[] buffer, long number)
    {
        var at = Put(buffer, 0, "{\"participant\":\"用户"u8);
        at = Put(buffer, at, number);
        at = Put(buffer, at, "\",\"cause\":\"sub-"u8);
        at = Put(buffer, at, number);
        return Put(buffer, at, "\",\"amount\":1}"u8);
    }

    public static int Nothing(byte[] buffer, long number) => Put(buffer, 0, "{}"u8);

    private static int Put(byte[] buffer, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(at));
        return at + text.Length;
    }

    private static int Put(byte[] buffer, int at, long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out var length);
        return at + length;
    }
}

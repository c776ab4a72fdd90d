using System.Buffers;
using System.Globalization;

namespace Campaign.Silo.Imports.Rows;

/// <summary>
/// Reads a time as exports write it: ISO 8601, <c>2015-02-24 11:47:53 -0800</c>, <c>2015/2/24 11:47</c>, <c>2026年3月1日 12:30</c>, a bare date
/// (meaning its midnight), seconds or milliseconds since 1970, or an Excel serial date. Day and month are never guessed from 2/3/2015.
/// </summary>
public static class TimeCell
{
    private const int MinYear = 1990;
    private const int MaxYear = 2100;

    private static readonly SearchValues<char> Counts = SearchValues.Create("0123456789.");

    /// <summary>Reads a time between 1990 and 2100.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="zone">Used when the text has no zone.</param>
    /// <param name="time">With the offset that was given, or the zone's at that time.</param>
    public static bool TryParse(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        text = text.Trim();
        return (!text.ContainsAnyExcept(Counts) && TryCount(text, zone, out time)) || TryWritten(text, zone, out time);
    }

    private static bool TryCount(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        switch (count)
        {
            case >= 32_874 and < 73_051: // Excel's 1990 to 2100
                return TryLocal(new DateTime(1899, 12, 30).AddMilliseconds(Math.Round(count * 86_400_000)), zone, out time);
            case >= 631_152_000 and < 4_102_444_800:
                time = DateTimeOffset.FromUnixTimeMilliseconds((long)(count * 1_000));
                return true;
            case >= 631_152_000_000 and < 4_102_444_800_000:
                time = DateTimeOffset.FromUnixTimeMilliseconds((long)count);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWritten(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        var cursor = new Cursor(text);
        if (!cursor.Digits(4, 4, out var year) || !cursor.Any("-/.年", out var separator)
            || !cursor.Digits(1, 2, out var month) || !cursor.Any(separator switch { '年' => "月", '/' => "/", '.' => ".", _ => "-" }, out _)
            || !cursor.Digits(1, 2, out var day)
            || year is < MinYear or >= MaxYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        cursor.Any("日", out _);
        var date = new DateTime(year, month, day);
        return cursor.AtEnd ? TryLocal(date, zone, out time) : TryClock(ref cursor, date, zone, out time);
    }

    private static bool TryClock(ref Cursor cursor, DateTime date, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        cursor.Any("Tt", out _);
        cursor.Spaces();
        var isAfternoon = cursor.Word("下午") || cursor.Word("晚上");
        if (!isAfternoon)
        {
            _ = cursor.Word("上午") || cursor.Word("凌晨");
        }

        cursor.Spaces();
        if (!cursor.Digits(1, 2, out var hour) || !cursor.Any(":时点", out _) || !TryMinutes(ref cursor, out var minute, out var second, out var fraction))
        {
            return false;
        }

        hour += isAfternoon && hour < 12 ? 12 : 0;
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var local = date.AddHours(hour).AddMinutes(minute).AddSeconds(second).AddTicks(fraction);
        cursor.Spaces();
        return cursor.AtEnd ? TryLocal(local, zone, out time) : TryOffset(ref cursor, local, out time);
    }

    private static bool TryMinutes(ref Cursor cursor, out int minute, out int second, out long fraction)
    {
        (second, fraction) = (0, 0);
        if (!cursor.Digits(1, 2, out minute))
        {
            return false;
        }

        if (cursor.Any(":分", out _) && cursor.Digits(1, 2, out second))
        {
            cursor.Any("秒", out _);
            fraction = cursor.Any(".,", out _) ? cursor.Fraction() : 0;
        }

        return true;
    }

    private static bool TryOffset(ref Cursor cursor, DateTime local, out DateTimeOffset time)
    {
        time = default;
        if (cursor.Any("Zz", out _) || cursor.Word("UTC") || cursor.Word("GMT"))
        {
            time = new(local, TimeSpan.Zero);
            return cursor.AtEnd;
        }

        if (!cursor.Any("+-", out var sign) || !cursor.Digits(2, 2, out var hours))
        {
            return false;
        }

        cursor.Any(":", out _);
        var minutes = 0;
        if (!cursor.AtEnd && !cursor.Digits(2, 2, out minutes))
        {
            return false;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        if (!cursor.AtEnd || offset > TimeSpan.FromHours(14) || minutes > 59)
        {
            return false;
        }

        time = new(local, sign == '-' ? -offset : offset);
        return true;
    }

    private static bool TryLocal(DateTime local, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = new(local, zone.GetUtcOffset(local));
        return true;
    }

    private ref struct Cursor(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> rest = text;

        public readonly bool AtEnd => rest.IsEmpty;

        public void Spaces() => rest = rest.TrimStart();

        public bool Digits(int least, int most, out int value)
        {
            value = 0;
            var count = 0;
            while (count < most && count < rest.Length && char.IsAsciiDigit(rest[count]))
            {
                value = (value * 10) + rest[count++] - '0';
            }

            rest = rest[count..];
            return count >= least;
        }

        public bool Any(ReadOnlySpan<char> expected, out char found)
        {
            found = rest.IsEmpty ? '\0' : rest[0];
            var isExpected = !rest.IsEmpty && expected.Contains(found);
            rest = isExpected ? rest[1..] : rest;
            return isExpected;
        }

        public bool Word(string word)
        {
            var isNext = rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);
            rest = isNext ? rest[word.Length..] : rest;
            return isNext;
        }

        /// <summary>The digits after the decimal point, in ticks.</summary>
        public long Fraction()
        {
            var (ticks, unit) = (0L, TimeSpan.TicksPerSecond);
            while (!rest.IsEmpty && char.IsAsciiDigit(rest[0]))
            {
                unit /= 10;
                ticks += (rest[0] - '0') * unit;
                rest = rest[1..];
            }

            return ticks;
        }
    }
}

using System.Globalization;

namespace Campaign.Silo.Imports.Rows;

/// <summary>Reads counts and amounts as platforms display them: <c>1,234</c>, <c>1.2万</c>, <c>3.4w</c>, <c>10万+</c>, <c>5k</c>, <c>1亿</c>, <c>¥2,000</c>.</summary>
public static class NumberCell
{
    private const decimal Max = 1_000_000_000_000;

    /// <summary>Reads a number from 0 to 10¹².</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        text = text.Trim().TrimStart("¥￥$").Trim().TrimEnd("+元").Trim();
        var unit = text.IsEmpty ? 1 : UnitOf(text[^1]);
        text = unit == 1 ? text : text[..^1].TrimEnd();
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent;
        value = 0;
        if (text.Length is 0 or > 30 || !char.IsAsciiDigit(text[0])
            || !decimal.TryParse(text, style, CultureInfo.InvariantCulture, out value) || value > Max)
        {
            return false;
        }

        value *= unit;
        return value <= Max;
    }

    private static decimal UnitOf(char last) => last switch
    {
        'k' or 'K' or '千' => 1_000,
        'w' or 'W' or '万' or '萬' => 10_000,
        'm' or 'M' => 1_000_000,
        '亿' or '億' => 100_000_000,
        _ => 1,
    };
}

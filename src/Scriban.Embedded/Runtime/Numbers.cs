using System.Numerics;

namespace Scriban.Runtime;

/// <summary>Arithmetic between two numbers of one kind. Null for an operator that the kind does not have.</summary>
internal static class Numbers
{
    /// <summary>Whole numbers: <c>/</c> gives a fraction, <c>//</c> a whole number. Too large a result is an error.</summary>
    public static object? Integer(string sign, long left, long right) => sign switch
    {
        "+" => Fit(checked(left + right)),
        "-" => Fit(checked(left - right)),
        "*" => Fit(checked(left * right)),
        "/" => (double)left / right,
        "//" => Fit(checked(left / right)),
        "%" => Fit(left % right),
        "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        _ => null,
    };

    /// <summary>Numbers with fractions: <c>//</c> rounds to a whole one.</summary>
    public static object? Fraction<T>(string sign, T left, T right)
        where T : IFloatingPoint<T> =>
        sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => T.Round(left / right),
            "%" => left % right,
            "==" => left == right,
            "!=" => left != right,
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            ">=" => left >= right,
            _ => null,
        };

    /// <summary>The number as the smallest kind that holds it.</summary>
    public static object Fit(long number) => number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number;
}

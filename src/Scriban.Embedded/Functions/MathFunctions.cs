using System.Globalization;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

internal sealed class MathFunctions : FunctionGroup
{
    private const int LongestFormat = 64;

    public MathFunctions()
    {
        Define("abs", Absolute, Any("value"));
        Define("ceil", a => Math.Ceiling(a.Real(0)), Real("value"));
        Define("floor", a => Math.Floor(a.Real(0)), Real("value"));
        Define("round", a => Math.Round(a.Real(0), a.WholeOrNone(1) ?? 0), Real("value"), Optional(Whole("precision")));
        Define("format", Format, Any("value"), Text("format"), Optional(Text("culture")));
        Define("is_number", a => IsNumber(a[0]), Any("value"));
        Define("plus", a => Apply(a, "+"), Any("value"), Any("with"));
        Define("minus", a => Apply(a, "-"), Any("value"), Any("with"));
        Define("times", a => Apply(a, "*"), Any("value"), Any("with"));
        Define("modulo", a => Apply(a, "%"), Any("value"), Any("with"));
        Define("divided_by", DividedBy, Real("value"), Any("divisor"));
    }

    private static bool IsNumber(object? value) => value is int or long or double or decimal;

    private static object? Apply(Arguments a, string sign) => Arithmetic.Apply(a.Context, a.Span, sign, a[0], a[1]);

    private static object? Absolute(Arguments a) => a[0] switch
    {
        null => null,
        int number => Math.Abs(number),
        long number => Math.Abs(number),
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        _ => throw new ScriptRuntimeException(a.Span, "A number is expected here"),
    };

    // A whole divisor gives a whole result, as in a division of things among people.
    private static object? DividedBy(Arguments a)
    {
        var result = Arithmetic.Apply(a.Context, a.Span, "/", a[0], a[1]);
        return a[1] is int && result is double fraction ? (int)Math.Floor(fraction) : result;
    }

    private static string Format(Arguments a)
    {
        if (a[0] is null)
            return "";
        if (!IsNumber(a[0]))
            throw new ScriptRuntimeException(a.Span, "A number is expected here");
        var format = a.Text(1) ?? "";
        if (format.Length > LongestFormat || format.Count(char.IsAsciiDigit) > LongestFormat / 2 || HasManyDecimals(format))
            throw new ScriptRuntimeException(a.Span, "The number format is too long");
        return ((IFormattable)a[0]!).ToString(format, a.Text(2) is { } culture ? new CultureInfo(culture) : a.Context.CurrentCulture);
    }

    // `N999999999` would ask for a text of a gigabyte.
    private static bool HasManyDecimals(string format) => format.Length > 3 && char.IsAsciiLetter(format[0]) && format[1..].All(char.IsAsciiDigit);
}

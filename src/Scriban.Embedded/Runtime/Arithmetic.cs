using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>The operators between two values: numbers are widened to the wider of the two, a text turns the other side into text.</summary>
internal static class Arithmetic
{
    public static object? Apply(TemplateContext context, SourceSpan span, string sign, object? left, object? right)
    {
        try
        {
            if (left is string || right is string)
                return WithText(context, span, sign, left, right);
            if (left is null || right is null)
                return WithNothing(sign, left is null && right is null);
            return WithValues(context, span, sign, left, right);
        }
        catch (Exception fault) when (fault is ArithmeticException or InvalidCastException or FormatException)
        {
            throw new ScriptRuntimeException(span, $"`{sign}` cannot be worked out: {fault.Message}", fault);
        }
    }

    private static object? WithNothing(string sign, bool both) => sign switch
    {
        "==" => both,
        "!=" => !both,
        "<" or "<=" or ">" or ">=" => false,
        _ => null,
    };

    private static object WithText(TemplateContext context, SourceSpan span, string sign, object? left, object? right)
    {
        if (sign == "*")
            return right is string text ? Repeat(context, span, text, left) : Repeat(context, span, (string)left!, right);
        var (a, b) = (context.ObjectToString(left), context.ObjectToString(right));
        if (sign == "+")
        {
            context.CheckLength(span, (a?.Length ?? 0) + (b?.Length ?? 0));
            return a + b;
        }

        return Compare(sign, string.CompareOrdinal(a, b)) ?? throw new ScriptRuntimeException(span, $"`{sign}` is not for texts");
    }

    private static string Repeat(TemplateContext context, SourceSpan span, string text, object? times)
    {
        var count = context.ToInt(span, times);
        if (count <= 0 || text.Length == 0)
            return "";
        context.CheckLength(span, (long)text.Length * count);
        return string.Create(text.Length * count, text, static (all, part) =>
        {
            // Each round copies all that is there already, so that a long row of one letter is quick.
            part.CopyTo(all);
            for (var done = part.Length; done < all.Length; done *= 2)
                all[..Math.Min(done, all.Length - done)].CopyTo(all[done..]);
        });
    }

    private static object? WithValues(TemplateContext context, SourceSpan span, string sign, object left, object right)
    {
        if (left is ScriptArray || right is ScriptArray)
            throw new ScriptRuntimeException(span, $"`{sign}` is not offered for lists");
        var culture = context.CurrentCulture;
        object? result = (left, right) switch
        {
            (decimal, _) or (_, decimal) => Numbers.Fraction(sign, Convert.ToDecimal(left, culture), Convert.ToDecimal(right, culture)),
            (double, _) or (_, double) => Numbers.Fraction(sign, Convert.ToDouble(left, culture), Convert.ToDouble(right, culture)),
            (int or long, _) or (_, int or long) => Integers(context, span, sign, Convert.ToInt64(left, culture), Convert.ToInt64(right, culture)),
            (bool a, _) => Equality(sign, a == TemplateContext.ToBool(right)),
            (_, bool b) => Equality(sign, TemplateContext.ToBool(left) == b),
            (DateTime a, DateTime b) => Compare(sign, a.CompareTo(b)),
            _ => Equality(sign, left.Equals(right)),
        };
        return result ?? throw new ScriptRuntimeException(span, $"`{sign}` is not offered between these two values");
    }

    private static object? Equality(string sign, bool same) => sign switch { "==" => same, "!=" => !same, _ => null };

    private static object? Compare(string sign, int order) => sign switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => null,
    };

    private static object? Integers(TemplateContext context, SourceSpan span, string sign, long left, long right) =>
        sign is ".." or "..<" ? Range(context, span, left, right, sign == "..") : Numbers.Integer(sign, left, right);

    private static ScriptArray Range(TemplateContext context, SourceSpan span, long from, long to, bool inclusive)
    {
        var count = Math.Abs((decimal)to - from) + (inclusive ? 1 : 0);
        if (context.LoopLimit > 0 && count > context.LoopLimit)
            throw new ScriptRuntimeException(span, Invariant($"The range is longer than the LoopLimit `{context.LoopLimit}` allows"));
        var step = from < to ? 1 : -1;
        return new ScriptArray(Enumerable.Range(0, (int)count).Select(i => Numbers.Fit(from + ((long)step * i))));
    }
}

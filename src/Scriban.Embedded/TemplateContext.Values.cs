using System.Text;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private int _textDepth;
    private int _textLength;

    /// <summary>The value as text: what <c>{{ value }}</c> writes. Null for nothing.</summary>
    /// <param name="nested">Inside a list or object: texts get quotes, nothing is written as <c>null</c>.</param>
    internal string? ObjectToString(object? value, bool nested = false)
    {
        if (_textDepth == 0)
            _textLength = 0;
        if (ObjectRecursionLimit > 0 && _textDepth >= ObjectRecursionLimit)
            throw new InvalidOperationException("Lists and objects hold each other too deeply to be written");
        _textDepth++;
        try
        {
            var text = Show(value, nested);
            return _textDepth == 1 && LimitToString > 0 && text?.Length >= LimitToString ? text + "..." : text;
        }
        finally
        {
            _textDepth--;
        }
    }

    internal static bool ToBool(object? value) => value is bool truth ? truth : value is not null;

    internal int ToInt(SourceSpan span, object? value)
    {
        try
        {
            return value is null ? 0 : Convert.ToInt32(value, CurrentCulture);
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException or OverflowException)
        {
            throw new ScriptRuntimeException(span, "A whole number is expected here", fault);
        }
    }

    private string? Show(object? value, bool nested)
    {
        if (LimitToString > 0 && _textLength >= LimitToString)
            return "";
        return value switch
        {
            null => nested ? "null" : null,
            string text => ShowText(text, nested),
            bool truth => truth ? "true" : "false",
            DateTime date when HasDateFunctions => DateFunctions.Format(date, DateFunctions.DefaultFormat, CurrentCulture),
            IFormattable number => number.ToString(null, CurrentCulture),
            ScriptArray list => ShowList(list),
            FunctionGroup => throw new InvalidOperationException("A group of functions cannot be written"),
            ScriptObject members => ShowMembers(members),
            _ => value.ToString(),
        };
    }

    private string ShowText(string text, bool nested)
    {
        var room = LimitToString - _textLength;
        if (LimitToString > 0 && text.Length >= room)
            return nested ? "\"" + StringFunctions.Escape(text[..room]) : text[..room];
        return nested ? "\"" + StringFunctions.Escape(text) + "\"" : text;
    }

    private string ShowList(ScriptArray list)
    {
        var result = new StringBuilder("[");
        _textLength++;
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                Append(result, ", ");
            Append(result, ObjectToString(list[i], true));
            if (LimitToString > 0 && _textLength >= LimitToString)
                return result.ToString();
        }

        _textLength++;
        return result.Append(']').ToString();
    }

    private void Append(StringBuilder result, string? text)
    {
        result.Append(text);
        _textLength += text?.Length ?? 0;
    }

    private static bool IsPlainName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => c == '_' || char.IsLetterOrDigit(c));

    private string ShowMembers(ScriptObject members)
    {
        var result = new StringBuilder("{");
        foreach (var (name, value) in members)
            result.Append(result.Length > 1 ? ", " : "").Append(IsPlainName(name) ? name : ObjectToString(name, true)).Append(": ").Append(ObjectToString(value, true));
        return result.Append('}').ToString();
    }
}

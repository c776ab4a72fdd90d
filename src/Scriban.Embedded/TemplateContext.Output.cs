using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly Stack<StringBuilder> _outputs = new([new StringBuilder()]);
    private int _written;
    private bool _isCut;
    private bool _lineBegins;

    internal string? CurrentIndent { get; set; }

    internal void PushOutput() => _outputs.Push(new StringBuilder());

    internal Captured PopOutput() => new(_outputs.Pop().ToString());

    internal void Write(SourceSpan span, object? value)
    {
        if (TextOf(span, value) is { } text)
            Write(text, 0, text.Length);
    }

    private string? TextOf(SourceSpan span, object? value)
    {
        try
        {
            return ObjectToString(value);
        }
        catch (InvalidOperationException fault)
        {
            throw new ScriptRuntimeException(span, fault.Message, fault);
        }
    }

    internal void WriteSource(int start, int length) => Write(_source.Text, start, length);

    private string TakeOutput()
    {
        while (_outputs.Count > 1)
            _outputs.Pop();
        var text = _outputs.Peek().ToString();
        _outputs.Peek().Clear();
        return text;
    }

    private void Write(string text, int start, int count)
    {
        if (CurrentIndent is not null)
        {
            WriteIndented(text, start, start + count);
            return;
        }

        if (count > 0)
            _lineBegins = text[start + count - 1] == '\n';
        TryWrite(text, start, count);
    }

    private void WriteIndented(string text, int start, int end)
    {
        while (start < end)
        {
            var newLine = text.IndexOf('\n', start, end - start);
            var next = newLine < 0 ? end : newLine + 1;
            if (_lineBegins && !TryWrite(CurrentIndent!, 0, CurrentIndent!.Length))
                return;
            _lineBegins = newLine >= 0;
            if (!TryWrite(text, start, next - start))
                return;
            start = next;
        }
    }

    // False when the limit cut something off.
    private bool TryWrite(string text, int start, int count)
    {
        var allowed = LimitToString > 0 ? Math.Min(count, Math.Max(0, LimitToString - _written)) : count;
        _outputs.Peek().Append(text, start, allowed);
        _written += allowed;
        if (allowed == count)
            return true;
        if (!_isCut)
            _outputs.Peek().Append("...");
        _isCut = true;
        return false;
    }
}

using System.Globalization;
using System.Text;

namespace Scriban.Parsing;

internal sealed partial class Lexer
{
    private void ReadVerbatimString()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (Peek() != '`' || Peek(1) == '`')
        {
            if (_at >= text.Length)
                throw new SyntaxException("A text that begins with ` has no closing `", start, start + 1);
            _at += Peek() == '`' ? 1 : 0;
            value.Append(text[_at++]);
        }

        _at++;
        Add(TokenKind.String, start, value.ToString());
    }

    private void ReadString(char quote)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (Peek() != quote)
        {
            if (_at >= text.Length)
                throw new SyntaxException(Invariant($"A text that begins with {quote} has no closing {quote}"), start, start + 1);
            if (Peek() == '\\')
                ReadEscape(value);
            else
                value.Append(text[_at++]);
        }

        _at++;
        Add(TokenKind.String, start, value.ToString());
    }

    private void ReadEscape(StringBuilder value)
    {
        var kind = Peek(1);
        var plain = "0'\"\\bfnrtv".IndexOf(kind, StringComparison.Ordinal);
        if (kind is 'u' or 'x')
            ReadHexEscape(value, kind == 'u' ? 4 : 2);
        else if (kind is '\n' or '\r')
            _at += kind == '\r' && Peek(2) == '\n' ? 3 : 2;
        else if (plain < 0 || kind == '\0')
            throw new SyntaxException("Unknown sequence after `\\` in a text; write `\\\\` for a backslash", _at, _at + 2);
        else
        {
            value.Append("\0'\"\\\b\f\n\r\t\v"[plain]);
            _at += 2;
        }
    }

    private void ReadHexEscape(StringBuilder value, int digits)
    {
        if (_at + 2 + digits > text.Length
            || !ushort.TryParse(text.AsSpan(_at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new SyntaxException(Invariant($"`\\{Peek(1)}` must be followed by {digits} hexadecimal digits"), _at, _at + 2);
        value.Append((char)code);
        _at += 2 + digits;
    }
}

namespace Scriban.Parsing;

/// <summary>Cuts a template into text and code, and code into tokens. White space asked away by <c>-</c> and <c>~</c> is gone afterwards.</summary>
internal sealed partial class Lexer(string text)
{
    // Longest first, so that `..<` is not read as `..` and `<`.
    private static readonly string[] Symbols =
    [
        "..<", "//=", "...", "==", "!=", "<=", ">=", "&&", "||", "|>", "??", "?!", "?.", "..", "+=", "-=", "*=", "/=", "%=", "//", "++", "--", "<<", ">>", "^^",
        "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", ":", ",", ".", "|", "(", ")", "[", "]", "{", "}", "@", "^", "&",
    ];

    private readonly List<Token> _tokens = [];
    private int _at;
    private int _openBraces;

    public Token[] Read()
    {
        while (_at < text.Length)
        {
            ReadText();
            if (_at < text.Length)
                ReadCode();
        }

        Add(TokenKind.End, text.Length);
        return [.. _tokens];
    }

    private char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private void Add(TokenKind kind, int start, string value = "") => _tokens.Add(new Token(kind, start, _at, value));

    private void ReadText()
    {
        var start = _at;
        var enter = text.IndexOf("{{", start, StringComparison.Ordinal);
        _at = enter < 0 ? text.Length : enter;
        RefuseEscapeBlock(start, _at);
        var end = _at;
        if (Peek() == '{')
            end = Peek(2) switch
            {
                '-' => TrimmedEnd(start, end, keepLine: false),
                '~' => TrimmedEnd(start, end, keepLine: true),
                _ => end,
            };
        if (end > start)
            _tokens.Add(new Token(TokenKind.Text, start, end, ""));
    }

    private void RefuseEscapeBlock(int start, int end)
    {
        var escape = text.IndexOf("{%", start, end - start, StringComparison.Ordinal);
        for (; escape >= 0; escape = text.IndexOf("{%", escape + 1, end - escape - 1, StringComparison.Ordinal))
        {
            var brace = escape + 1;
            while (brace < text.Length && text[brace] == '%')
                brace++;
            if (brace < text.Length && text[brace] == '{')
                throw new SyntaxException("Escape blocks `{%{` are not offered; write {{ \"{{\" }} to show two braces", escape, brace + 1);
        }
    }

    private int TrimmedEnd(int start, int end, bool keepLine)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]) && !(keepLine && text[end - 1] == '\n'))
            end--;
        return end;
    }

    private void ReadCode()
    {
        var start = _at;
        _at += Peek(2) is '-' or '~' ? 3 : 2;
        Add(TokenKind.CodeEnter, start);
        while (!ReadCodeExit())
        {
            if (_at >= text.Length)
                throw new SyntaxException("`{{` is never closed by `}}`", start, start + 2);
            ReadToken();
        }
    }

    private bool IsCodeExit()
    {
        var skip = Peek() is '-' or '~' ? 1 : 0;
        return _openBraces == 0 && Peek(skip) == '}' && Peek(skip + 1) == '}';
    }

    private bool ReadCodeExit()
    {
        if (!IsCodeExit())
            return false;
        var (start, mark) = (_at, Peek());
        _at += mark == '}' ? 2 : 3;
        Add(TokenKind.CodeExit, start);
        while (mark != '}' && char.IsWhiteSpace(Peek()))
            if (text[_at++] == '\n' && mark == '~')
                break;
        return true;
    }

    private void ReadToken()
    {
        var c = Peek();
        if (c is '\n' or '\r')
            ReadNewLine();
        else if (char.IsWhiteSpace(c))
            _at++;
        else if (c == ';')
            Add(TokenKind.Semicolon, _at++);
        else if (c == '#')
            SkipComment();
        else if (c is '"' or '\'')
            ReadString(c);
        else if (c == '`')
            ReadVerbatimString();
        else if (c == '_' || char.IsLetter(c))
            ReadIdentifier();
        else if (char.IsAsciiDigit(c))
            ReadNumber();
        else
            ReadSymbol();
    }

    private void ReadNewLine()
    {
        var start = _at;
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        Add(TokenKind.NewLine, start);
    }

    private void SkipComment()
    {
        var many = Peek(1) == '#';
        _at += many ? 2 : 1;
        while (_at < text.Length && !IsCodeExit())
        {
            if (many && Peek() == '#' && Peek(1) == '#')
            {
                _at += 2;
                return;
            }

            if (!many && Peek() is '\r' or '\n')
                return;
            _at++;
        }
    }

    private void ReadIdentifier()
    {
        var start = _at;
        while (Peek() == '_' || char.IsLetterOrDigit(Peek()))
            _at++;
        Add(TokenKind.Identifier, start, text[start.._at]);
    }

    private void ReadNumber()
    {
        var start = _at;
        var real = false;
        SkipDigits();
        if (Peek() == '.' && Peek(1) != '.' && !char.IsLetter(Peek(1)))
        {
            real = true;
            _at++;
            SkipDigits();
        }

        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        if (Peek() == '_' || char.IsLetterOrDigit(Peek()))
            throw new SyntaxException("A number may hold digits, one point and an exponent, nothing else", start, _at + 1);
        Add(real ? TokenKind.Real : TokenKind.Integer, start, text[start.._at]);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
            _at++;
    }

    private void ReadSymbol()
    {
        var rest = text.AsSpan(_at);
        foreach (var symbol in Symbols)
        {
            if (!rest.StartsWith(symbol, StringComparison.Ordinal))
                continue;
            var start = _at;
            _at += symbol.Length;
            _openBraces += symbol switch { "{" => 1, "}" => -1, _ => 0 };
            if (_openBraces < 0)
                throw new SyntaxException("`}` closes nothing; code ends with `}}`", start, _at);
            Add(TokenKind.Symbol, start, symbol);
            return;
        }

        throw new SyntaxException(Invariant($"`{text[_at]}` has no meaning here"), _at, _at + 1);
    }
}

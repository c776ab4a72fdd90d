namespace Scriban.Parsing;

internal enum TokenKind
{
    Text,
    CodeEnter,
    CodeExit,
    NewLine,
    Semicolon,
    Identifier,
    Integer,
    Real,
    String,
    Symbol,
    End,
}

/// <summary>A piece of a template: <see cref="End"/> is excluded, <see cref="Value"/> is the symbol, the name or the text of a string.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Value)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Value == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Value == word;

    /// <summary>How the token is named in a message.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end of the template",
        TokenKind.NewLine => "the end of the line",
        TokenKind.CodeExit => "`}}`",
        TokenKind.CodeEnter => "`{{`",
        TokenKind.Text => "text",
        TokenKind.String => "a text in quotes",
        TokenKind.Semicolon => "`;`",
        _ => $"`{Value}`",
    };
}

/// <summary>Ends the reading of a template at its first mistake.</summary>
internal sealed class SyntaxException(string message, int start, int end) : Exception(message)
{
    public int Start { get; } = start;

    public int End { get; } = end;
}

using System.Runtime.CompilerServices;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Reads tokens into statements and expressions. Nesting is bounded, so that no template can exhaust the stack.</summary>
internal sealed partial class Parser(SourceText source, Token[] tokens)
{
    private const int DeepestNesting = 100;

    private int _at;
    private int _depth;
    private int _newLinesAllowed;

    private Token Current => tokens[_at];

    private Token Ahead
    {
        get
        {
            var next = _at + 1;
            while (next < tokens.Length && IsSkipped(tokens[next]))
                next++;
            return tokens[Math.Min(next, tokens.Length - 1)];
        }
    }

    public Block ReadTemplate()
    {
        var statements = ReadStatements(Until.EndOfTemplate, Current);
        return new Block(statements);
    }

    private bool IsSkipped(Token token) => _newLinesAllowed > 0 && token.Kind == TokenKind.NewLine;

    private Token Advance()
    {
        var token = Current;
        if (_at < tokens.Length - 1)
            _at++;
        while (IsSkipped(Current))
            _at++;
        return token;
    }

    private bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        Advance();
        return true;
    }

    private void Take(string symbol, string where)
    {
        if (!TryTake(symbol))
            throw Unexpected(Invariant($"`{symbol}` is missing {where}"));
    }

    private void TakeEndOfStatement()
    {
        if (Current.Kind is TokenKind.NewLine or TokenKind.Semicolon)
            Advance();
        else if (Current.Kind is not (TokenKind.CodeExit or TokenKind.End))
            throw Unexpected("a statement must end here");
    }

    private SyntaxException Unexpected(string reason) => Error(Current, Invariant($"{Current.Shown} is not expected here: {reason}"));

    private static SyntaxException Error(Token token, string message) => new(message, token.Start, token.End);

    private SourceSpan SpanFrom(int start) => source.Span(start, _at > 0 ? tokens[_at - 1].End : start);

    private Nesting Deeper()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > DeepestNesting)
            throw Error(Current, Invariant($"The template is nested deeper than the depth limit `{DeepestNesting}`"));
        return new Nesting(this, _depth - 1);
    }

    /// <summary>Takes the depth back to what it was when a construct began.</summary>
    private readonly ref struct Nesting(Parser parser, int depth)
    {
        public void Dispose() => parser._depth = depth;
    }
}

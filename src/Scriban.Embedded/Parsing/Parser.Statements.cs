using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private static readonly HashSet<string> NotOffered =
        ["while", "func", "do", "with", "wrap", "import", "readonly", "tablerow", "include", "include_join", "this"];

    // What may end a block, besides `end`.
    private enum Until
    {
        EndOfTemplate,
        End,
        EndOrElse,
        EndElseOrWhen,
    }

    private List<Statement> ReadStatements(Until until, Token opener)
    {
        using var nesting = Deeper();
        var statements = new List<Statement>();
        while (!IsBlockEnd(until, opener))
        {
            if (ReadStatement(statements) is { } statement)
                statements.Add(statement);
        }

        return statements;
    }

    private bool IsBlockEnd(Until until, Token opener)
    {
        if (Current.Kind == TokenKind.End)
            return until == Until.EndOfTemplate
                ? true
                : throw Error(opener, Invariant($"`{opener.Value}` has no `end`: the <end> was not found"));
        if (!Current.IsWord("end") && !Current.IsWord("else") && !Current.IsWord("when"))
            return false;
        var ends = Current.Value switch
        {
            "end" => until != Until.EndOfTemplate,
            "else" => until is Until.EndOrElse or Until.EndElseOrWhen,
            _ => until == Until.EndElseOrWhen,
        };
        return ends ? true : throw Error(Current, Invariant($"`{Current.Value}` belongs to nothing that is open here"));
    }

    private Statement? ReadStatement(List<Statement> before)
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                Advance();
                return new RawText(token.Start, token.End - token.Start) { Span = source.Span(token.Start, token.End) };
            case TokenKind.CodeEnter:
                Advance();
                return new CodeEnter(before.Count > 0 && before[^1] is RawText ? IndentBefore(tokens[_at - 2]) : null) { Span = source.Span(token.Start, token.End) };
            case TokenKind.CodeExit:
                Advance();
                return new CodeExit { Span = source.Span(token.Start, token.End) };
            case TokenKind.NewLine or TokenKind.Semicolon:
                Advance();
                return null;
            case TokenKind.Identifier:
                return ReadWord(token);
            default:
                return ReadExpressionStatement(token);
        }
    }

    // White space between the start of the line and the code, or nothing if other text stands there.
    private string IndentBefore(Token text)
    {
        var start = text.End;
        while (start > 0 && source.Text[start - 1] != '\n' && char.IsWhiteSpace(source.Text[start - 1]))
            start--;
        return start == 0 || source.Text[start - 1] == '\n' ? source.Text[start..text.End] : "";
    }

    private Statement ReadWord(Token word) => word.Value switch
    {
        "if" => ReadIf(),
        "for" when !Ahead.Is(".") => ReadFor(),
        "case" => ReadCase(),
        "capture" => ReadCapture(),
        "break" => ReadJump(Flow.Break),
        "continue" => ReadJump(Flow.Continue),
        "ret" => ReadJump(Flow.Return),
        _ => ReadExpressionStatement(word),
    };

    private ExpressionStatement ReadExpressionStatement(Token first)
    {
        var expression = ReadExpression(Role.Statement);
        TakeEndOfStatement();
        return new ExpressionStatement(expression) { Span = SpanFrom(first.Start) };
    }

    private Jump ReadJump(Flow flow)
    {
        var word = Advance();
        TakeEndOfStatement();
        return new Jump(flow) { Span = source.Span(word.Start, word.End) };
    }

    private Block ReadBody(Until until, Token opener)
    {
        TakeEndOfStatement();
        return new Block(ReadStatements(until, opener));
    }

    private void TakeEnd()
    {
        if (!Current.IsWord("end"))
            throw Unexpected("`end` is missing");
        Advance();
        TakeEndOfStatement();
    }

    private Capture ReadCapture()
    {
        var opener = Advance();
        if (ReadExpression() is not Syntax.Path target)
            throw Error(opener, "`capture` must be followed by a name");
        var body = ReadBody(Until.End, opener);
        TakeEnd();
        return new Capture(target, body) { Span = source.Span(opener.Start, opener.End) };
    }
}

using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    // Where an expression stands decides what it may contain.
    private enum Role
    {
        Inner,
        Statement,
        Basic,
        When,
        LoopSource,
        PipeTarget,
    }

    private static int Precedence(Token token) => token.Kind != TokenKind.Symbol ? 0 : token.Value switch
    {
        "??" or "?!" => 20,
        "||" => 30,
        "&&" => 40,
        "==" or "!=" => 70,
        "<" or "<=" or ">" or ">=" => 80,
        "+" or "-" => 100,
        "*" or "/" or "//" or "%" => 110,
        ".." or "..<" => 130,
        _ => 0,
    };

    private const int UnaryPrecedence = 200;

    private bool IsStartOfExpression() => Current.Kind is TokenKind.Identifier or TokenKind.Integer or TokenKind.Real or TokenKind.String
        || (Current.Kind == TokenKind.Symbol && Current.Value is "(" or "[" or "{" or "!" or "-" or "+" or "@" or "^" or "^^" or "++" or "--");

    // `f -1` takes one from f; it does not call f.
    private bool IsStartOfArgument() => Precedence(Current) == 0 && IsStartOfExpression();

    private bool IsPipe => Current.Is("|") || Current.Is("|>");

    private Expression ReadExpression(Role role = Role.Inner, int precedence = 0, bool insideCall = false)
    {
        using var nesting = Deeper();
        var start = Current.Start;
        var left = ReadChain(role, precedence, insideCall);
        if (role == Role.Basic)
            return left;
        if (role == Role.Statement && AssignmentSign() is { } sign)
            return ReadAssignment(left, sign, start);
        if (precedence == 0 && !insideCall && Current.Is("?"))
            left = ReadConditional(left, start);
        else if (role == Role.PipeTarget && left is Syntax.Path)
            left = new FunctionCall(left, []) { Span = left.Span };
        return precedence == 0 && role != Role.When && IsPipe ? ReadPipe(left, start) : left;
    }

    // An operand with the operators that bind at least this tightly, or a function with its arguments.
    private Expression ReadChain(Role role, int precedence, bool insideCall)
    {
        var start = Current.Start;
        var left = ReadOperators(ReadOperand(), role, precedence, insideCall, start);
        if (role == Role.Basic || insideCall || !IsStartOfArgument() || (role == Role.LoopSource && Current.Kind == TokenKind.Identifier))
            return left;
        if (left is not (Syntax.Path or FunctionCall) || role is Role.LoopSource or Role.When)
            throw Unexpected("two values stand side by side; join them with `+` or put each in its own {{ }}");
        return ReadCallWithSpaces(left, precedence, start);
    }

    private Expression ReadOperators(Expression left, Role role, int precedence, bool insideCall, int start)
    {
        if (role == Role.Basic)
            return left;
        while (Precedence(Current) is var binding && binding > precedence && !(role == Role.When && Current.Is("||")))
        {
            Deeper();
            var sign = Advance();
            var right = ReadExpression(Role.Inner, binding, insideCall);
            left = new Binary(sign.Value, left, right) { Span = SpanFrom(start) };
        }

        return left;
    }

    private FunctionCall ReadCallWithSpaces(Expression target, int precedence, int start)
    {
        var arguments = new List<Argument>();
        while (IsStartOfArgument())
        {
            if (Current.Kind == TokenKind.Identifier && Ahead.Is(":"))
            {
                arguments.Add(ReadNamedArgument(Role.Basic));
                continue;
            }

            if (arguments.Exists(argument => argument.Name is not null))
                throw Unexpected("arguments with a name come last");
            var at = Current.Start;
            arguments.Add(new Argument(null, ReadOperators(ReadOperand(), Role.Inner, precedence, insideCall: true, at)));
        }

        RefuseColon();
        return new FunctionCall(target, arguments) { Span = SpanFrom(start) };
    }

    private Argument ReadNamedArgument(Role valueRole)
    {
        var name = Advance().Value;
        Advance();
        return new Argument(name, ReadExpression(valueRole));
    }

    // Here a colon would name an argument, although people mean the other half of `?`.
    private void RefuseColon()
    {
        if (Current.Is(":"))
            throw Unexpected("put parentheses round what stands before the colon");
    }

    private string? AssignmentSign() => Current.Kind == TokenKind.Symbol && Current.Value is "=" or "+=" or "-=" or "*=" or "/=" or "//=" or "%=" ? Current.Value : null;

    private Assignment ReadAssignment(Expression left, string sign, int start)
    {
        if (left is not Syntax.Path target)
            throw Unexpected("only a name, a member or an element can be given a value");
        Advance();
        var value = ReadExpression();
        return new Assignment(target, sign == "=" ? null : sign[..^1], value) { Span = SpanFrom(start) };
    }

    private Conditional ReadConditional(Expression condition, int start)
    {
        Advance();
        var then = ReadExpression();
        Take(":", "between the two values of `?`");
        return new Conditional(condition, then, ReadExpression()) { Span = SpanFrom(start) };
    }

    private PipeCall ReadPipe(Expression from, int start)
    {
        _newLinesAllowed++;
        Advance();
        _newLinesAllowed--;
        if (!IsStartOfExpression())
            throw Unexpected("after `|` comes the name of a function");
        var to = ReadExpression(Role.PipeTarget);
        RefuseColon();
        return new PipeCall(from, to) { Span = SpanFrom(start) };
    }
}

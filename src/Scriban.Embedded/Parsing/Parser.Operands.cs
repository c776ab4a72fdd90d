using System.Globalization;
using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private Expression ReadOperand()
    {
        var start = Current.Start;
        var operand = ReadFirst();
        while (true)
        {
            if ((Current.Is(".") || Current.Is("?.")) && tokens[_at - 1].Kind is not (TokenKind.Integer or TokenKind.Real))
                operand = ReadMember(operand, start);
            else if (Current.Is("[") && operand is Syntax.Path or Literal or FunctionCall && !FollowsSpace())
                operand = ReadElement(operand, start);
            else if (Current.Is("(") && operand is Syntax.Path or FunctionCall && !FollowsSpace())
                operand = ReadCallInParentheses(operand, start);
            else
                return operand;
            Deeper();
        }
    }

    private bool FollowsSpace() => Current.Start > 0 && char.IsWhiteSpace(source.Text[Current.Start - 1]);

    private Expression ReadFirst()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return ReadName();
            case TokenKind.Integer or TokenKind.Real:
                Advance();
                return new Literal(Number(token)) { Span = SpanFrom(token.Start) };
            case TokenKind.String:
                Advance();
                return new Literal(token.Value) { Span = SpanFrom(token.Start) };
        }

        return token.Kind != TokenKind.Symbol ? throw Unexpected("a value is missing") : token.Value switch
        {
            "(" => ReadParentheses(),
            "[" => ReadArray(),
            "{" => ReadObject(),
            "!" or "-" or "+" => ReadUnary(),
            "@" or "^" or "^^" or "++" or "--" => throw Error(token, Invariant($"`{token.Value}` is not offered")),
            _ => throw Unexpected("a value is missing"),
        };
    }

    private Expression ReadName()
    {
        var token = Current;
        if (NotOffered.Contains(token.Value))
            throw Error(token, Invariant($"`{token.Value}` is not offered in story templates"));
        Advance();
        var span = SpanFrom(token.Start);
        return token.Value switch
        {
            "true" => new Literal(true) { Span = span },
            "false" => new Literal(false) { Span = span },
            "null" => new Literal(null) { Span = span },
            _ => new Variable(token.Value) { Span = span },
        };
    }

    private static object Number(Token token)
    {
        if (token.Kind == TokenKind.Real)
            return double.Parse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!long.TryParse(token.Value, NumberStyles.Integer | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            throw Error(token, "The number is too large");
        return number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number;
    }

    private Unary ReadUnary()
    {
        var sign = Advance();
        var operand = ReadExpression(Role.Inner, UnaryPrecedence);
        RefuseColon();
        return new Unary(sign.Value, operand) { Span = SpanFrom(sign.Start) };
    }

    private Nested ReadParentheses()
    {
        var start = Advance().Start;
        var inner = ReadExpression();
        Take(")", "to close `(`");
        return new Nested(inner) { Span = SpanFrom(start) };
    }

    private Expression ReadMember(Expression target, int start)
    {
        var mayBeNull = Advance().Value == "?." || target is Member { MayBeNull: true };
        if (Current.Kind != TokenKind.Identifier)
            throw Unexpected("after a point comes a name");
        var name = Advance().Value;
        if (name is not ("empty" or "blank") || !Current.Is("?"))
            return new Member(target, name, mayBeNull) { Span = SpanFrom(start) };
        Advance();
        return new IsEmpty(target) { Span = SpanFrom(start) };
    }

    private Element ReadElement(Expression target, int start)
    {
        Advance();
        var index = ReadExpression();
        Take("]", "to close `[`");
        return new Element(target, index) { Span = SpanFrom(start) };
    }

    private FunctionCall ReadCallInParentheses(Expression target, int start)
    {
        Advance();
        var arguments = new List<Argument>();
        while (!Current.Is(")"))
        {
            if (arguments.Count > 0)
                Take(",", "between two arguments");
            if (Current.Kind == TokenKind.Identifier && Ahead.Is(":"))
                arguments.Add(ReadNamedArgument(Role.Inner));
            else
                arguments.Add(new Argument(null, ReadExpression()));
        }

        Take(")", "to close `(`");
        return new FunctionCall(target, arguments) { Span = SpanFrom(start) };
    }

    private ArrayLiteral ReadArray()
    {
        var start = Current.Start;
        var items = new List<Expression>();
        _newLinesAllowed++;
        Advance();
        while (!Current.Is("]"))
        {
            items.Add(ReadExpression());
            if (!TryTake(","))
                break;
        }

        _newLinesAllowed--;
        Take("]", "to close the list");
        return new ArrayLiteral(items) { Span = SpanFrom(start) };
    }

    private ObjectLiteral ReadObject()
    {
        var start = Current.Start;
        var members = new List<KeyValuePair<string, Expression>>();
        _newLinesAllowed++;
        Advance();
        while (!Current.Is("}"))
        {
            if (Current.Kind is not (TokenKind.Identifier or TokenKind.String))
                throw Unexpected("an object holds `name: value` pairs");
            var name = Advance().Value.Length > 0 ? tokens[_at - 1].Value : throw Unexpected("the name of a member must not be empty");
            Take(":", "after the name of a member");
            members.Add(new(name, ReadExpression()));
            if (!TryTake(","))
                break;
        }

        _newLinesAllowed--;
        Take("}", "to close the object");
        return new ObjectLiteral(members) { Span = SpanFrom(start) };
    }
}

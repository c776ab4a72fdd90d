using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private If ReadIf()
    {
        var opener = Current;
        var branches = new List<(Expression, Block)>();
        Block? otherwise = null;
        do
        {
            Advance();
            branches.Add((ReadExpression(), ReadBody(Until.EndOrElse, opener)));
        }
        while (TryTakeElseIf());

        if (Current.IsWord("else"))
        {
            Advance();
            otherwise = ReadBody(Until.End, opener);
        }

        TakeEnd();
        return new If(branches, otherwise) { Span = source.Span(opener.Start, opener.End) };
    }

    // Leaves `if` as the current word.
    private bool TryTakeElseIf()
    {
        if (!Current.IsWord("else") || !Ahead.IsWord("if"))
            return false;
        Advance();
        return true;
    }

    private For ReadFor()
    {
        var opener = Advance();
        if (Current.Kind != TokenKind.Identifier || ReadOperand() is not Variable item)
            throw Unexpected("after `for` comes the name of one item, as in `for item in list`");
        if (!Current.IsWord("in"))
            throw Unexpected("after the name of the item comes `in`, as in `for item in list`");
        Advance();
        var items = ReadExpression(Role.LoopSource);
        var options = ReadLoopOptions();
        var body = ReadBody(Until.EndOrElse, opener);
        Block? otherwise = null;
        if (Current.IsWord("else"))
        {
            Advance();
            otherwise = ReadBody(Until.End, opener);
        }

        TakeEnd();
        return new For(item, items, options, body, otherwise) { Span = source.Span(opener.Start, opener.End) };
    }

    private LoopOptions ReadLoopOptions()
    {
        var options = new LoopOptions(null, null, false);
        while (Current.Kind == TokenKind.Identifier)
        {
            var name = Advance();
            options = name.Value switch
            {
                "reversed" => options with { Reversed = true },
                "limit" => options with { Limit = ReadOption() },
                "offset" => options with { Offset = ReadOption() },
                _ => throw Error(name, "A `for` loop takes `limit:`, `offset:` and `reversed`; put parentheses round what is more than a name"),
            };
        }

        return options;
    }

    private Expression ReadOption()
    {
        Take(":", "after the name of the option");
        return ReadExpression(Role.Basic);
    }

    private Case ReadCase()
    {
        var opener = Advance();
        var subject = ReadExpression();
        var setsIndent = SkipToFirstBranch(opener);
        var branches = new List<(IReadOnlyList<Expression>, Block)>();
        while (Current.IsWord("when"))
        {
            Advance();
            branches.Add((ReadWhenValues(), ReadBody(Until.EndElseOrWhen, opener)));
        }

        Block? otherwise = null;
        if (branches.Count > 0 && Current.IsWord("else"))
        {
            Advance();
            otherwise = ReadBody(Until.End, opener);
        }

        TakeEnd();
        return new Case(subject, branches, otherwise, setsIndent) { Span = source.Span(opener.Start, opener.End) };
    }

    // Text between `case` and its first `when` is never shown. True if the branches begin in braces of their own.
    private bool SkipToFirstBranch(Token opener)
    {
        TakeEndOfStatement();
        var hasBraces = false;
        while (!Current.IsWord("when") && !Current.IsWord("else") && !Current.IsWord("end"))
        {
            if (Current.Kind is not (TokenKind.Text or TokenKind.CodeEnter or TokenKind.CodeExit or TokenKind.NewLine or TokenKind.Semicolon))
                throw Current.Kind == TokenKind.End ? Error(opener, "`case` has no `end`: the <end> was not found") : Unexpected("`case` is followed by `when`");
            hasBraces |= Advance().Kind == TokenKind.CodeEnter;
        }

        return hasBraces;
    }

    private List<Expression> ReadWhenValues()
    {
        var values = new List<Expression>();
        while (IsStartOfExpression())
        {
            values.Add(ReadExpression(Role.When));
            if (Current.Is(",") || Current.Is("||"))
                Advance();
        }

        return values.Count > 0 ? values : throw Unexpected("`when` needs at least one value");
    }
}

using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>The parts of the engine's language that templates may use. What is not listed here is refused, harmful or not.</summary>
internal static class TemplateSyntax
{
    private static readonly HashSet<Type> Offered =
    [
        typeof(ScriptPage), typeof(ScriptBlockStatement), typeof(ScriptRawStatement), typeof(ScriptEscapeStatement), typeof(ScriptNopStatement), typeof(ScriptExpressionStatement),
        typeof(ScriptIfStatement), typeof(ScriptElseStatement), typeof(ScriptForStatement), typeof(ScriptCaseStatement), typeof(ScriptWhenStatement), typeof(ScriptCaptureStatement),
        typeof(ScriptBreakStatement), typeof(ScriptContinueStatement), typeof(ScriptReturnStatement), typeof(ScriptEndStatement),
        typeof(ScriptLiteral), typeof(ScriptVariableGlobal), typeof(ScriptMemberExpression), typeof(ScriptIndexerExpression), typeof(ScriptIsEmptyExpression),
        typeof(ScriptUnaryExpression), typeof(ScriptBinaryExpression), typeof(ScriptConditionalExpression), typeof(ScriptNestedExpression), typeof(ScriptAssignExpression),
        typeof(ScriptFunctionCall), typeof(ScriptPipeCall), typeof(ScriptNamedArgument),
        typeof(ScriptArrayInitializerExpression), typeof(ScriptObjectInitializerExpression), typeof(ScriptObjectMember),
        typeof(ScriptToken), typeof(ScriptKeyword), typeof(ScriptIdentifier),
    ];

    private static readonly HashSet<ScriptBinaryOperator> Operators =
    [
        ScriptBinaryOperator.Add, ScriptBinaryOperator.Subtract, ScriptBinaryOperator.Multiply, ScriptBinaryOperator.Divide, ScriptBinaryOperator.DivideRound, ScriptBinaryOperator.Modulus,
        ScriptBinaryOperator.CompareEqual, ScriptBinaryOperator.CompareNotEqual, ScriptBinaryOperator.CompareLess, ScriptBinaryOperator.CompareLessOrEqual,
        ScriptBinaryOperator.CompareGreater, ScriptBinaryOperator.CompareGreaterOrEqual, ScriptBinaryOperator.And, ScriptBinaryOperator.Or,
        ScriptBinaryOperator.EmptyCoalescing, ScriptBinaryOperator.NotEmptyCoalescing, ScriptBinaryOperator.RangeInclude, ScriptBinaryOperator.RangeExclude,
    ];

    /// <summary>The first node that templates may not use, or null.</summary>
    public static ScriptNode? FirstNotOffered(ScriptPage page)
    {
        var open = new Stack<ScriptNode>([page]);
        while (open.TryPop(out var node))
        {
            if (!IsOffered(node))
                return node;
            for (var i = node.ChildrenCount - 1; i >= 0; i--)
                if (node.GetChildren(i) is { } child)
                    open.Push(child);
        }

        return null;
    }

    /// <summary>The innermost block without an <c>end</c>, in a template where one is missing.</summary>
    public static ScriptNode? FirstNotClosed(ScriptPage page)
    {
        ScriptNode? unclosed = null;
        for (var last = page.Body?.Statements.LastOrDefault(); LastBlock(last) is { } block; last = block.Statements.LastOrDefault())
            if (block.Statements.LastOrDefault() is not ScriptEndStatement)
                unclosed = last;
        return unclosed;
    }

    // Where the `end` of a statement would be: in its last branch.
    private static ScriptBlockStatement? LastBlock(ScriptStatement? statement) => statement switch
    {
        ScriptIfStatement { Else: { } next } => LastBlock(next),
        ScriptIfStatement branch => branch.Then,
        ScriptElseStatement branch => branch.Body,
        ScriptWhenStatement { Next: { } next } => LastBlock(next),
        ScriptWhenStatement branch => branch.Body,
        ScriptCaseStatement choice => LastBlock(choice.Body?.Statements.LastOrDefault() as ScriptWhenStatement) ?? choice.Body,
        ScriptForStatement loop => loop.Else?.Body ?? loop.Body,
        ScriptCaptureStatement capture => capture.Body,
        _ => null,
    };

    private static bool IsOffered(ScriptNode node) => node switch
    {
        ScriptList => true,
        ScriptBinaryExpression binary => Operators.Contains(binary.Operator),
        ScriptUnaryExpression unary => unary.Operator is ScriptUnaryOperator.Not or ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus,
        _ => Offered.Contains(node.GetType()),
    };
}

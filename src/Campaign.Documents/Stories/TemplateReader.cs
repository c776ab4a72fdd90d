using System.Globalization;
using System.Text;
using Scriban;
using Scriban.Parsing;

namespace Campaign.Documents.Stories;

/// <summary>Parses the text of a template. What it accepts is bounded in size and depth, and uses only what templates may use.</summary>
internal static class TemplateReader
{
    private static readonly ParserOptions Options = new() { ExpressionDepthLimit = StoryLimits.Depth };

    /// <summary>The template ready to render, or its first error.</summary>
    public static (Template? Template, StoryProblem? Mistake) Read(string text, StoryMistakes mistakes)
    {
        if (text.Length > StoryLimits.TemplateBytes || Encoding.UTF8.GetByteCount(text) > StoryLimits.TemplateBytes)
            return (null, StoryMistakes.TemplateTooLong);
        if (InTokens(text, mistakes) is { } unreadable)
            return (null, unreadable);
        var template = Template.Parse(text, parserOptions: Options);
        var unreadableAt = template.HasErrors ? template.Messages[0].Span.Start.Offset : int.MaxValue;
        if (TemplateSyntax.FirstNotOffered(template.Page!) is { } part && part.Span.Start.Offset <= unreadableAt)
            return (null, mistakes.NotOffered(part.Span));
        return template.HasErrors ? (null, mistakes.OfReading(template.Messages[0], template.Page)) : (template, null);
    }

    // The parser allocates what it reads before anything can stop it: `1e9999999` is ten million digits, `0b11…` a number for every digit.
    private static StoryProblem? InTokens(string text, StoryMistakes mistakes)
    {
        var lexer = new Lexer(text);
        var code = default(Token?);
        var before = default(TextPosition);
        var count = 0;
        foreach (var token in lexer)
        {
            var span = new SourceSpan("", token.Start, token.End);
            if (lexer.HasErrors)
                return OfLexing(lexer.Errors.First(), text, before, mistakes);
            if (++count > StoryLimits.TemplateTokens)
                return StoryMistakes.TemplateTooLong;
            if (token.Type is TokenType.EscapeEnter or TokenType.HexaInteger or TokenType.BinaryInteger or TokenType.InterpolatedString or TokenType.BeginInterpolatedString)
                return mistakes.NotOffered(span);
            if (token.Type == TokenType.Integer && !IsSmall(token.GetText(text)))
                return mistakes.NumberTooLarge(span);
            if (token.Type is TokenType.CodeEnter or TokenType.CodeExit)
                code = token.Type == TokenType.CodeEnter ? token : null;
            before = token.End.NextColumn();
        }

        return code is { } enter ? mistakes.NotClosed(new SourceSpan("", enter.Start, enter.End)) : null;
    }

    // A missing closing quote is reported at the end of the text; its opening quote follows what was read before.
    private static StoryProblem OfLexing(LogMessage error, string text, TextPosition before, StoryMistakes mistakes)
    {
        if (!error.Message.Contains("end of file", StringComparison.Ordinal))
            return mistakes.OfReading(error, null);
        while (before.Offset < text.Length && char.IsWhiteSpace(text[before.Offset]))
            before = text[before.Offset] == '\n' ? before.NextLine() : before.NextColumn();
        return mistakes.TextNotClosed(new SourceSpan("", before, before));
    }

    private static bool IsSmall(string digits) =>
        decimal.TryParse(digits.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && number <= long.MaxValue && decimal.IsInteger(number) && !digits.Contains('-', StringComparison.Ordinal);
}

using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban;

/// <summary>A template that was read once and can be rendered many times, from several threads, each with its own context.</summary>
public class Template
{
    private readonly SourceText _source;
    private Block _body = new([]);

    private Template(SourceText source) => _source = source;

    /// <summary>True when the template has a mistake; <see cref="Messages"/> says which and where.</summary>
    public bool HasErrors => Messages.HasErrors;

    public LogMessageBag Messages { get; } = new();

    /// <summary>Reads a template. A mistake is no exception but a message; reading stops at the first one.</summary>
    public static Template Parse(string text, string? sourceFilePath = null)
    {
        var template = new Template(new SourceText(text, sourceFilePath));
        try
        {
            template._body = new Parser(template._source, new Lexer(text).Read()).ReadTemplate();
        }
        catch (SyntaxException mistake)
        {
            template.Report(template._source.Span(mistake.Start, mistake.End), mistake.Message);
        }
        catch (InsufficientExecutionStackException)
        {
            template.Report(template._source.Span(0, 0), "The template is nested deeper than the depth limit of this machine");
        }

        return template;
    }

    /// <summary>Renders into the context's output and returns all of it, which leaves the output empty.</summary>
    /// <exception cref="ScriptRuntimeException">The template failed, or went over a limit of the context.</exception>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    public string Render(TemplateContext context)
    {
        if (HasErrors)
            throw new InvalidOperationException($"The template has errors: {Messages}");
        return context.Render(_source, _body);
    }

    private void Report(SourceSpan span, string message) => Messages.Add(new LogMessage(ParserMessageType.Error, span, message));
}

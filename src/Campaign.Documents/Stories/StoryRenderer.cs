using System.Globalization;
using System.Text;
using System.Text.Json;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>
/// Renders a story from a template and data. Data is only ever shown, never read as a template. A template cannot reach
/// files, the network, the clock or .NET, and is stopped when it takes more than its share.
/// </summary>
public static class StoryRenderer
{
    private static readonly Lazy<StoryRendering> Warm = new(WarmUp);

    /// <summary>Renders a template of the library: what it asks for must be there and of the right kind.</summary>
    /// <param name="title">Of the story; the template sees it as <c>title</c>.</param>
    /// <param name="data">An object with the variables of the template.</param>
    public static StoryRendering Render(StoryTemplate template, string title, JsonElement data)
    {
        var values = new StoryData(title, data, template.Variables);
        return values.Problems.Count > 0
            ? StoryRendering.Refused(values.Problems)
            : Render(template.Text, template.HeaderLines, values.Values, template.Language);
    }

    /// <summary>Renders the text of a template that a user wrote, within the same limits.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>: how dates and numbers are written.</param>
    public static StoryRendering RenderText(string text, string title, JsonElement data, string language)
    {
        var values = new StoryData(title, data, []);
        return values.Problems.Count > 0 ? StoryRendering.Refused(values.Problems) : Render(text, 0, values.Values, language);
    }

    private static StoryRendering Render(string text, int headerLines, ScriptObject values, string language)
    {
        if (text.Length > StoryLimits.TemplateBytes || Encoding.UTF8.GetByteCount(text) > StoryLimits.TemplateBytes)
            return StoryRendering.Refused(StoryMistakes.TemplateTooLong);
        var mistakes = new StoryMistakes(text, headerLines);
        var template = Template.Parse(text);
        if (template.HasErrors)
            return StoryRendering.Refused(template.Messages.Select(mistakes.OfReading).Take(10));
        var culture = CultureInfo.GetCultureInfo(language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en-US");
        _ = Warm.Value;
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Lists are sorted by the culture of the thread.
            CultureInfo.CurrentCulture = culture;
            return Run(template, values, culture, StoryLimits.Time);
        }
        catch (ScriptRuntimeException failure)
        {
            return StoryRendering.Refused(mistakes.OfRendering(failure));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The first use loads code and the names of months; that must not count against somebody's second.
    private static StoryRendering WarmUp()
    {
        var template = Template.Parse("{{ for i in 1..2 }}{{ i | math.format 'N2' }}{{ date.parse '2025-01-01' | date.to_string '%B %F' }}{{ end }}");
        return Run(template, new ScriptObject(), CultureInfo.GetCultureInfo("zh-CN"), Timeout.InfiniteTimeSpan);
    }

    private static StoryRendering Run(Template template, ScriptObject values, CultureInfo culture, TimeSpan limit)
    {
        using var time = new CancellationTokenSource(limit);
        var context = new TemplateContext
        {
            StrictVariables = true,
            AutoIndent = false,
            LoopLimit = StoryLimits.LoopSteps,
            LimitToString = StoryLimits.OutputBytes,
            CancellationToken = time.Token,
        };
        context.PushCulture(culture);
        context.PushGlobal(values);
        var body = template.Render(context);
        return body.Length > StoryLimits.OutputBytes || Encoding.UTF8.GetByteCount(body) > StoryLimits.OutputBytes
            ? StoryRendering.Refused(StoryMistakes.OutputTooLong)
            : new StoryRendering(body.Trim('\n', '\r'), []);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>
/// Renders a story from a template and data. Data is only displayed, never interpreted as a template. A template cannot access
/// files, the network, the clock or .NET, and is stopped when it exceeds its limits.
/// </summary>
public static class StoryRenderer
{
    /// <summary>Renders a template of the library: its variables must be present and of the right type.</summary>
    /// <param name="title">The story's title, available to the template as <c>title</c>.</param>
    /// <param name="data">An object with the template's variables.</param>
    public static StoryRendering Render(StoryTemplate template, string title, JsonElement data) =>
        Render(template.Text, template.HeaderLines, new StoryData(title, data, template.Variables), template.Language, TimeProvider.System);

    /// <summary>Renders a template text written by a user, within the same limits.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>: determines how dates and numbers are written.</param>
    public static StoryRendering RenderText(string text, string title, JsonElement data, string language) =>
        RenderText(text, title, data, language, TimeProvider.System);

    /// <param name="clock">Enforces the time limit.</param>
    internal static StoryRendering RenderText(string text, string title, JsonElement data, string language, TimeProvider clock) =>
        Render(text, 0, new StoryData(title, data, []), language, clock);

    private static StoryRendering Render(string text, int headerLines, StoryData data, string language, TimeProvider clock)
    {
        if (data.Problems.Count > 0)
            return StoryRendering.Refused(data.Problems);
        var mistakes = new StoryMistakes(text, headerLines);
        var (template, mistake) = TemplateReader.Read(text, mistakes);
        if (template is null)
            return StoryRendering.Refused(mistake!);
        var culture = CultureInfo.GetCultureInfo(language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en-US");
        var before = CultureInfo.CurrentCulture;
        try
        {
            // The engine sorts lists by the thread's culture.
            CultureInfo.CurrentCulture = culture;
            using var time = new CancellationTokenSource(StoryLimits.Time, clock);
            return Run(template, data.Values, culture, time.Token);
        }
        catch (ScriptRuntimeException failure)
        {
            return StoryRendering.Refused(mistakes.OfRendering(RenderingException.Of(failure)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static StoryRendering Run(Template template, ScriptObject values, CultureInfo culture, CancellationToken time)
    {
        var body = template.Render(new StoryContext(values, culture, time));
        return Encoding.UTF8.GetByteCount(body) > StoryLimits.OutputBytes
            ? StoryRendering.Refused(StoryMistakes.OutputTooLong)
            : new StoryRendering(body.Trim('\n', '\r'), []);
    }
}

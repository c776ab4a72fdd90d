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
    /// <summary>Renders a template of the library: what it asks for must be there and of the right kind.</summary>
    /// <param name="title">Of the story; the template sees it as <c>title</c>.</param>
    /// <param name="data">An object with the variables of the template.</param>
    public static StoryRendering Render(StoryTemplate template, string title, JsonElement data) =>
        Render(template.Text, template.HeaderLines, new StoryData(title, data, template.Variables), template.Language, TimeProvider.System);

    /// <summary>Renders the text of a template that a user wrote, within the same limits.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>: how dates and numbers are written.</param>
    public static StoryRendering RenderText(string text, string title, JsonElement data, string language) =>
        RenderText(text, title, data, language, TimeProvider.System);

    /// <param name="clock">Runs out when the template has taken too long.</param>
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
            // Lists are sorted by the culture of the thread.
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

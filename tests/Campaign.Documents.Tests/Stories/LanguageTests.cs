using System.Globalization;
using System.Text;
using System.Text.Json;
using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

/// <summary>The template language, snippet by snippet: what <c>language.json</c> says must stay true for templates that people have written.</summary>
public sealed class LanguageTests
{
    private static readonly JsonElement Table = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stories", "language.json")));

    private static readonly StoryVariable[] Dates = [.. new[] { "d", "d2" }.Select(name => new StoryVariable(name, VariableType.Date, true, new(name, name), "", []))];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Every_snippet_of_the_table_renders_to_what_the_table_says(string language)
    {
        var wrong = new StringBuilder();
        var snippets = Table.GetProperty("snippets").Deserialize<List<Snippet>>(JsonSerializerOptions.Web)!;
        foreach (var snippet in snippets)
        {
            var expected = language == "en" ? snippet.Expected : snippet.Zh ?? snippet.Expected;
            if (Rendered(snippet.Template, language) is var result && result != expected)
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{snippet.Template}\n  expected {expected}\n  rendered {result}");
        }

        Assert.True(snippets.Count > 600);
        Assert.Equal("", wrong.ToString());
    }

    private static string Rendered(string text, string language)
    {
        var template = new StoryTemplate("snippet", language, new("", ""), new("", ""), "", [.. Dates], text, 0);
        var story = StoryRenderer.Render(template, "标题", Table.GetProperty("data"));
        return story.Body ?? story.Problems[0].Message.En;
    }

    private sealed record Snippet(string Template, string Expected, string? Zh = null);
}

using System.Globalization;
using System.Text;

namespace Scriban.Embedded.Tests;

public sealed class SnippetTests
{
    [Fact]
    public void Every_snippet_of_the_table_renders_to_what_the_table_says()
    {
        // Sorting and capitals follow the culture of the thread.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var wrong = new StringBuilder();
        foreach (var snippet in Snippet.All)
            if (Rendered(snippet) is var result && result != snippet.Expected)
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{snippet.Template}\n  expected {snippet.Expected}\n  rendered {result}");
        Assert.True(Snippet.All.Count > 700);
        Assert.Equal("", wrong.ToString());
    }

    private static string Rendered(Snippet snippet)
    {
        var context = new TemplateContext { AutoIndent = snippet.AutoIndent, StrictVariables = snippet.Strict };
        if (snippet.Culture is { } culture)
            context.PushCulture(CultureInfo.GetCultureInfo(culture));
        context.PushGlobal(Snippet.Data());
        var template = Template.Parse(snippet.Template);
        return template.HasErrors ? template.Messages.ToString() : template.Render(context);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

/// <summary>Runs the examples of the README for marketers.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_worked_example_gives_the_output_shown()
    {
        var examples = Example().Matches(Readme);

        Assert.Equal(10, examples.Count);
        Assert.All(examples, example => Assert.Equal(example.Groups[3].Value, Rendered(example.Groups[1].Value, example.Groups[2].Value)));
    }

    [Fact]
    public void Every_function_of_the_table_gives_the_result_shown()
    {
        var data = Data().Match(Readme).Groups[1].Value;
        var rows = Row().Matches(Readme);

        Assert.True(rows.Count > 60);
        Assert.All(rows, row => Assert.Equal(row.Groups[2].Value.Replace('⏎', '\n'), Rendered(row.Groups[1].Value.Replace(@"\|", "|", StringComparison.Ordinal), data)));
    }

    [Fact]
    public void Every_shipped_template_is_listed() =>
        Assert.All(StoryTemplates.Load().All, template => Assert.Contains($"| `{template.Id}` |", Readme, StringComparison.Ordinal));

    [Fact]
    public void The_header_shown_is_a_header_that_can_be_read() =>
        Assert.Equal(5, TemplateHeader.Read("README", Header().Match(Readme).Groups[1].Value).Variables.Count);

    private static string Rendered(string template, string data)
    {
        var story = StoryRenderer.RenderText(template, "标题", JsonElement.Parse(data), "zh-CN");
        return story.Body ?? string.Join('\n', story.Problems.Select(problem => problem.Message.En));
    }

    [GeneratedRegex(@"```template\n(.*?)\n```\n```json\n(.*?)\n```\n```output\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"```json data\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex(@"^\| `(\{\{.*?)` \| `(.*?)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"```text\n(---\n.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Header();
}

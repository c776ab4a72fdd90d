using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

public sealed class ShippedTemplatesTests
{
    private static readonly string[] Ids =
        ["apology", "brand-story", "csr-story", "holding-statement", "kol-brief", "product-innovation", "rectification-progress", "thank-you", "ugc-call"];

    private static readonly StoryTemplates Library = StoryTemplates.Load();

    public static IEnumerable<object[]> Every => from id in Ids from language in new[] { "zh-CN", "en" } select new object[] { id, language };

    [Theory]
    [MemberData(nameof(Every))]
    public void Renders_its_own_examples(string id, string language)
    {
        var template = Library.Find(id, language)!;

        var story = StoryRenderer.Render(template, "标题", Examples(template, all: true));

        Assert.Empty(story.Problems);
        Assert.DoesNotContain("{{", story.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", story.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("。。", story.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("..", story.Body, StringComparison.Ordinal);
        Assert.Equal(ReadGolden(id, language, story.Body!), story.Body);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Renders_with_only_what_is_required(string id, string language)
    {
        var template = Library.Find(id, language)!;

        Assert.Empty(StoryRenderer.Render(template, "标题", Examples(template, all: false)).Problems);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Asks_for_everything_that_is_required(string id, string language)
    {
        var template = Library.Find(id, language)!;

        var problems = StoryRenderer.Render(template, "标题", JsonElement.Parse("{}")).Problems;

        Assert.Equal(template.Variables.Where(variable => variable.Required).Select(variable => variable.Name), problems.Select(problem => problem.Where));
        Assert.All(problems, problem => Assert.Equal("variable-missing", problem.Code));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Declares_the_same_variables_in_both_languages(string id, string language)
    {
        var other = Library.Find(id, language == "en" ? "zh-CN" : "en")!;

        Assert.Equal(other.Variables.Select(Shape), Library.Find(id, language)!.Variables.Select(Shape));
    }

    [Fact]
    public void Nothing_else_is_shipped() => Assert.Equal(Ids, Library.All.Select(template => template.Id).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("product-innovation", "zh-CN", "【广告】")]
    [InlineData("product-innovation", "en", "#ad")]
    public void Advertising_begins_with_its_ad_label(string id, string language, string label) =>
        Assert.StartsWith(label, Rendered(id, language), StringComparison.Ordinal);

    [Theory]
    [InlineData("apology", "zh-CN", "发生了什么", "我们的错", "责任", "补救", "日前完成", "电话")]
    [InlineData("apology", "en", "What happened", "We apologise", "Where we failed", "doing for those affected", "Due ", "Call ")]
    public void An_apology_gives_facts_attitude_responsibility_remedy_timeline_and_contact(string id, string language, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, Rendered(id, language), StringComparison.Ordinal));

    private static string Rendered(string id, string language)
    {
        var template = Library.Find(id, language)!;
        return StoryRenderer.Render(template, "标题", Examples(template, all: true)).Body!;
    }

    private static (string, VariableType, bool, string) Shape(StoryVariable variable) =>
        (variable.Name, variable.Type, variable.Required, string.Join(",", variable.Fields.Select(Shape)));

    internal static JsonElement Examples(StoryTemplate template, bool all)
    {
        var data = new JsonObject();
        foreach (var variable in template.Variables.Where(variable => all || variable.Required))
            data[variable.Name] = variable.Type is VariableType.List or VariableType.Number ? JsonNode.Parse(variable.Example) : variable.Example;
        return JsonSerializer.SerializeToElement(data);
    }

    // A new template writes its first rendering next to the others, to be read by a person and committed.
    private static string ReadGolden(string id, string language, string rendered)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Stories", "expected", language, id + ".txt");
        Assert.True(File.Exists(file), $"There is no expected text for {language}/{id}. It rendered:\n{rendered}");
        return File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n');
    }
}

using System.Text.Json;
using Campaign.Documents.Stories;
using Campaign.Domain.Decisions;

namespace Campaign.Documents.Tests.Stories;

public sealed class StoryRendererTests
{
    private static readonly StoryTemplate Template = TemplateHeader.Read(
        "test",
        """
        ---
        id: test
        language: zh-CN
        title-zh: 测试
        title-en: Test
        description-zh: 测试
        description-en: Test
        category: test
        variables:
        - brand | text | required | 品牌 | Brand | 青禾
        - due | date | optional | 期限 | Due | 2025-03-20
        - cost | number | optional | 费用 | Cost | 12
        - steps | list | optional | 步骤 | Steps | ["a"]
        - people | list(name text, since date?) | optional | 人员 | People | [{"name":"a"}]
        ---
        {{ title }}：{{ brand }}{{ if due }}，{{ due.year }}年{{ due.month }}月{{ due.day }}日{{ end }}{{ if cost }}，{{ cost | math.format "N2" }}元{{ end }}
        {{~ for p in people ~}}
        {{ p.name }}{{ if p.since }}（{{ p.since | date.to_string "%F" }}）{{ end }}
        {{~ end ~}}
        """);

    [Fact]
    public void Fills_texts_dates_numbers_and_lists()
    {
        var story = Render("""{"brand":"青禾","due":"2025-03-20","cost":1234.5,"people":[{"name":"陈默","since":"2020-01-02"},{"name":"周遥"}]}""");

        Assert.Equal("标题：青禾，2025年3月20日，1,234.50元\n陈默（2020-01-02）\n周遥", story.Body);
    }

    [Theory]
    [InlineData("""{}""", "variable-missing", "brand")]
    [InlineData("""{"brand":"  "}""", "variable-missing", "brand")]
    [InlineData("""{"brand":5}""", "variable-type", "brand")]
    [InlineData("""{"brand":"a","due":"next week"}""", "variable-type", "due")]
    [InlineData("""{"brand":"a","cost":"12"}""", "variable-type", "cost")]
    [InlineData("""{"brand":"a","cost":1e400}""", "variable-type", "cost")]
    [InlineData("""{"brand":"a","steps":"one"}""", "variable-type", "steps")]
    [InlineData("""{"brand":"a","steps":["one",2]}""", "variable-type", "steps[2]")]
    [InlineData("""{"brand":"a","people":[{"since":"2020-01-01"}]}""", "variable-missing", "people[1].name")]
    [InlineData("""{"brand":"a","people":[{"name":"b","since":"soon"}]}""", "variable-type", "people[1].since")]
    [InlineData("""{"brand":"a","date":"2025-01-01"}""", "name-reserved", "date")]
    [InlineData("""[1]""", "data-unusable", "")]
    [InlineData("""{"brand":"a","x":[[[[[[[[[[[1]]]]]]]]]]]}""", "data-unusable", "")]
    public void Says_what_is_wrong_with_the_data(string data, string code, string where)
    {
        var story = Render(data);

        Assert.Null(story.Body);
        var problem = Assert.Single(story.Problems);
        Assert.Equal((code, where), (problem.Code, problem.Where));
        Assert.NotEqual("", problem.Message.Zh);
        Assert.NotEqual(problem.Message.Zh, problem.Message.En);
    }

    [Fact]
    public void Names_the_field_in_both_languages() =>
        Assert.Equal(new Wording("还没有填写“品牌”（brand）。", "“Brand” (brand) has not been filled in."), Render("{}").Problems[0].Message);

    [Theory]
    [InlineData("{{ 7 * 191 }}")]
    [InlineData("{{ include 'x' }}")]
    [InlineData("{{ for i in 1..9 }}")]
    [InlineData("}} {%{ <script>")]
    public void Shows_data_that_looks_like_a_template_as_it_was_typed(string typed)
    {
        var data = JsonSerializer.SerializeToElement(new { brand = typed, people = new[] { new { name = typed } } });

        var story = StoryRenderer.Render(Template, typed, data);

        Assert.Equal($"{typed}：{typed}\n{typed}", story.Body);
    }

    [Theory]
    [InlineData("第一行\n{{ if brand }}没有结束", "template-invalid", 2, 4)]
    [InlineData("{{ brand | }}", "template-invalid", 1, 12)]
    [InlineData("a\n\n  {{ brnad }}", "name-unknown", 3, 6)]
    [InlineData("{{ brand | string.uppercase }}", "name-unknown", 1, 19)]
    [InlineData("{{ brand.x.y }}", "template-failed", 1, 12)]
    [InlineData("{{ for i in 1..100000000 }}x{{ end }}", "template-too-many-steps", 1, 14)]
    [InlineData("{{ 'x' * 100000000 }}", "output-too-long", 1, 10)]
    public void Points_to_the_line_and_character_of_a_mistake(string text, string code, int line, int column)
    {
        var story = StoryRenderer.RenderText(text, "标题", JsonElement.Parse("""{"brand":"青禾"}"""), "zh-CN");

        var problem = Assert.Single(story.Problems);
        Assert.Equal((code, line, column), (problem.Code, problem.Line, problem.Column));
        Assert.StartsWith($"第 {line} 行第 {column} 个字符：", problem.Message.Zh, StringComparison.Ordinal);
        Assert.StartsWith($"Line {line}, column {column}: ", problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_lines_from_the_top_of_the_file()
    {
        var broken = Template with { Text = "ok\n{{ nobody }}" };

        Assert.Equal(Template.HeaderLines + 2, StoryRenderer.Render(broken, "标题", JsonElement.Parse("""{"brand":"a"}""")).Problems[0].Line);
    }

    [Fact]
    public void Formats_dates_and_numbers_for_the_language()
    {
        var data = JsonElement.Parse("""{"n":1234567.5}""");

        Assert.Equal("1,234,567.50 三月 ¥5.00", StoryRenderer.RenderText("{{ n | math.format 'N2' }} {{ date.parse '2025-03-01' | date.to_string '%B' }} {{ 5 | math.format 'C' }}", "", data, "zh-CN").Body);
        Assert.Equal("1,234,567.50 March", StoryRenderer.RenderText("{{ n | math.format 'N2' }} {{ date.parse '2025-03-01' | date.to_string '%B' }}", "", data, "en").Body);
    }

    private static StoryRendering Render(string data) => StoryRenderer.Render(Template, "标题", JsonElement.Parse(data));
}

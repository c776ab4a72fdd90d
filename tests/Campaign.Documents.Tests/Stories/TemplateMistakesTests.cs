using System.Text.Json;
using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

/// <summary>Mistakes in templates are reported with line, column and what is wrong.</summary>
public sealed class TemplateMistakesTests
{
    private static readonly JsonElement Data = JsonElement.Parse("""{"name":"Qinghe","items":["a",2,null],"o":{"a":1}}""");

    [Theory]
    [InlineData("one\ntwo {{ if name }}\nthree", 2, 8, "{{ end }}")]
    [InlineData("{{ if name }}a{{ end }}\n{{ for x in items }}{{ if x }}b{{ end }}", 2, 4, "{{ end }}")]
    [InlineData("{{ for x in items }}\n  {{ if x }}\n    {{ capture y }}z\n", 3, 8, "{{ end }}")]
    [InlineData("{{ if name }}a{{ else if o }}b\n\nc", 1, 4, "{{ end }}")]
    [InlineData("{{ case name }}{{ when 1 }}x{{ else }}y", 1, 4, "{{ end }}")]
    [InlineData("one\n{{ for x items }}{{ end }}", 2, 4, "spelling")]
    [InlineData("a {{ name", 1, 3, "}}")]
    [InlineData("a\n{{ name }}\n  {{ name | string.upcase\nb", 3, 3, "}}")]
    [InlineData("a\n\n{{ end }}", 3, 4, "spelling")]
    [InlineData("{{ 'abc }}", 1, 4, "closing quote")]
    [InlineData("a\n{{ x =\n  \"abc }}\n}}", 3, 3, "closing quote")]
    [InlineData("{{ 1 + }}", 1, 8, "spelling")]
    [InlineData("{{ (1 }}", 1, 7, "braces")]
    [InlineData("{{ [1, 2 }}", 1, 10, "braces")]
    [InlineData("{{ 99999999999999999999 }}", 1, 4, "too large")]
    [InlineData("{{ 1e-5 }}", 1, 4, "too large")]
    [InlineData("{{ while true }}{{ end }}", 1, 4, "cannot be used in templates")]
    [InlineData("{{ if name }}{{ while true }}{{ end }}", 1, 17, "cannot be used in templates")]
    [InlineData("{{ func f }}{{ end }}", 1, 4, "cannot be used in templates")]
    [InlineData("{{ import name }}", 1, 4, "cannot be used in templates")]
    [InlineData("{{ @string.upcase }}", 1, 4, "cannot be used in templates")]
    [InlineData("{%{ {{ name }} }%}", 1, 1, "cannot be used in templates")]
    public void Reports_a_syntax_error_with_line_and_column(string text, int line, int column, string says) => AssertMistake("template-invalid", text, line, column, says);

    [Theory]
    [InlineData("name-unknown", "a\n{{ missing }}", 2, 4, "“missing”")]
    [InlineData("name-unknown", "{{ if false }}{{ else }}{{ include 'secrets' }}{{ end }}", 1, 28, "“include”")]
    [InlineData("name-unknown", "{{ string.nope name }}", 1, 11, "“nope”")]
    [InlineData("name-unknown", "{{ date.now.year }}", 1, 9, "“now”")]
    [InlineData("name-unknown", "{{ g = date\n g['now'] }}", 2, 4, "“now”")]
    [InlineData("template-failed", "{{ name.x.y }}", 1, 11, "cannot be used like this")]
    [InlineData("template-failed", "{{ name | string.truncate 'x' }}", 1, 27, "cannot be used like this")]
    [InlineData("template-failed", "\n\n  {{ 1 // 0 }}", 3, 8, "cannot be used like this")]
    [InlineData("template-failed", "{{ break }}", 1, 4, "cannot be used like this")]
    [InlineData("template-failed", "{{ date.parse '2025-03-07' | date.to_string '%Z' }}", 1, 30, "%Y-%m-%d")]
    [InlineData("template-failed", "{{ date.parse '10:30' }}", 1, 4, "four digits")]
    [InlineData("template-failed", "a\n  {{ string }}", 2, 6, "group of functions")]
    [InlineData("template-failed", "{{ 3000000000 * 3000000000 * 10 }}", 1, 4, "too large")]
    [InlineData("template-too-deep", "{{ if name }}\n\n{{ o.a = o }}{{ o }}{{ end }}", 3, 17, "nested too deeply")]
    public void Reports_a_value_that_cannot_be_filled_in_with_line_and_column(string code, string text, int line, int column, string says) => AssertMistake(code, text, line, column, says);

    [Theory]
    [InlineData("{{ name.length }}")]
    [InlineData("{{ name.get_type }}")]
    [InlineData("{{ name.GetType }}")]
    [InlineData("{{ items.capacity }}")]
    [InlineData("{{ (date.parse '2025-03-07').ticks }}")]
    [InlineData("{{ (date.parse '2025-03-07').date }}")]
    [InlineData("{{ (date.parse '2025-03-07').now }}")]
    [InlineData("{{ ((date.parse '2025-03-07') - (date.parse '2025-03-01')).ticks }}")]
    public void Hides_members_of_dotnet_types(string text) => Assert.Equal("", Render(text).Body);

    [Theory]
    [InlineData("{{ (1..5)[2] }}", "3")]
    [InlineData("{{ for c in name limit: 2 }}{{ c }}-{{ end }}", "Q-i-")]
    [InlineData("{{ [1, 2] + [3] | array.join ',' }}", "1,2,3")]
    [InlineData("{{ l = [1]; l += [2]; l.size }}", "2")]
    [InlineData("{{ o.b = 2; o }}", "{a: 1, b: 2}")]
    [InlineData("{{ date '2025-01-02T23:30:00Z' | date.to_string '%%Z %Y' }}", "%Z 2025")]
    public void Accepts_similar_but_harmless_syntax(string text, string body) => Assert.Equal(body, Render(text).Body);

    [Fact]
    public void Accepts_a_hundred_levels_of_nesting()
    {
        foreach (var (open, close) in new[] { ("(", ")"), ("[", "]"), ("{a:", "}"), ("true ? ", " : 1"), ("string.append('',", ")") })
            Assert.Empty(Render("{{ x = " + Repeat(open, 100) + "1" + Repeat(close, 100) + " }}").Problems);
        foreach (var block in new[] { "if true", "for i in 1..1", "case 1; when 1", "capture x" })
            Assert.Empty(Render(Repeat("{{ " + block + " }}", 100) + Repeat("{{ end }}", 100)).Problems);
        Assert.Equal("here", Render("{{ if false }}" + Repeat("{{ else if false }}", 100) + "{{ else }}here{{ end }}").Body);
        Assert.Equal("100", Render("{{ 0" + Repeat(" + 1", 100) + " }}").Body);
        Assert.Equal("1", Render("{{ 1" + Repeat(" | math.abs", 100) + " }}").Body);
    }

    [Fact]
    public void Renders_a_template_of_a_quarter_of_a_megabyte() =>
        Assert.Equal(10_000 * "text, text Qinghe\n".Length - 1, Render(Repeat("text, text {{ name }}\n", 10_000)).Body!.Length);

    [Fact]
    public void Reports_random_input_with_a_place_inside_the_template_and_never_throws()
    {
        const int Seed = 20_250_307;
        var random = new Random(Seed);
        string[] parts = ["{{", "}}", "{{-", "~}}", "if ", "for x in ", "end", "else", "case ", "when ", "x", "items", " | ", "string.size", "(", ")", "[", "]", "{", "}", ".", "..", ":", ",", "'", "\"", "`", "\\", "#", "\n", "1", "-", "?", "=", "+=", "capture ", "do ", "@", "$", "😀", "\0", "　"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = "{{" + string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var problem = Record.Exception(() => AssertPlaced(Render(text), text.Split('\n')));
            Assert.True(problem is null, $"Seed {Seed}, template {text}: {problem}");
        }
    }

    private static void AssertPlaced(StoryRendering story, string[] lines)
    {
        foreach (var problem in story.Problems)
        {
            Assert.InRange(problem.Line!.Value, 1, lines.Length);
            Assert.InRange(problem.Column!.Value, 1, lines[problem.Line.Value - 1].Length + 1);
        }
    }

    private static void AssertMistake(string code, string text, int line, int column, string says)
    {
        var problem = Assert.Single(Render(text).Problems);
        Assert.Equal((code, line, column), (problem.Code, problem.Line, problem.Column));
        Assert.Contains(says, problem.Message.En, StringComparison.Ordinal);
        Assert.NotEqual(problem.Message.En, problem.Message.Zh);
    }

    private static StoryRendering Render(string text) => StoryRenderer.RenderText(text, "标题", Data, "en");

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

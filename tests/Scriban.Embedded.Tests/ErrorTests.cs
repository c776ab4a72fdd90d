using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Embedded.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("one\ntwo {{ if x }}\nthree", 1, 7, "if")]
    [InlineData("one\n{{ for x items }}{{ end }}", 1, 9, "in")]
    [InlineData("a {{ name", 0, 2, "}}")]
    [InlineData("a\n\n{{ end }}", 2, 3, "end")]
    [InlineData("{{ 'abc }}", 0, 3, "'")]
    [InlineData("{{ 1 + }}", 0, 7, "value")]
    [InlineData("{{ (1 }}", 0, 6, ")")]
    [InlineData("{{ while true }}{{ end }}", 0, 3, "while")]
    [InlineData("{{ func f }}{{ end }}", 0, 3, "func")]
    [InlineData("{{ include 'secrets' }}", 0, 3, "include")]
    [InlineData("{{ import x }}", 0, 3, "import")]
    [InlineData("{{ @string.upcase }}", 0, 3, "@")]
    public void A_mistake_is_reported_with_its_line_and_column(string text, int line, int column, string mentions)
    {
        var template = Template.Parse(text);

        Assert.True(template.HasErrors);
        var message = Assert.Single(template.Messages);
        Assert.Equal((line, column), (message.Span.Start.Line, message.Span.Start.Column));
        Assert.Contains(mentions, message.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n{{ missing }}", 1, 3, "missing")]
    [InlineData("{{ name.x.y }}", 0, 3, "y")]
    [InlineData("{{ string.nope name }}", 0, 3, "nope")]
    [InlineData("{{ name | string.truncate 'x' }}", 0, 26, "whole number")]
    [InlineData("\n\n  {{ 1 // 0 }}", 2, 5, "//")]
    [InlineData("{{ break }}", 0, 3, "break")]
    [InlineData("{{ d | date.to_string '%Z' }}", 0, 7, "%Z")]
    public void A_failure_is_reported_with_its_line_and_column(string text, int line, int column, string mentions)
    {
        var context = new TemplateContext { StrictVariables = true };
        context.PushGlobal(new ScriptObject { ["name"] = "Qinghe", ["d"] = new DateTime(2025, 3, 7) });

        var failure = Assert.Throws<ScriptRuntimeException>(() => Template.Parse(text).Render(context));

        Assert.Equal((line, column), (failure.Span.Start.Line, failure.Span.Start.Column));
        Assert.Contains(mentions, failure.OriginalMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ name.length }}")]
    [InlineData("{{ name.get_type }}")]
    [InlineData("{{ name.GetType }}")]
    [InlineData("{{ items.capacity }}")]
    public void Members_of_dotnet_types_are_not_there(string text)
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["name"] = "Qinghe", ["items"] = new ScriptArray { 1 } });

        Assert.Equal("", Template.Parse(text).Render(context));
    }

    [Fact]
    public void Data_that_looks_like_a_template_is_shown_as_it_stands()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["name"] = "{{ 1 + 1 }}" });

        Assert.Equal("{{ 1 + 1 }} x", Template.Parse("{{ name }} {{ capture a }}{{ 'x' }}{{ end }}{{ a }}").Render(context));
    }

    [Fact]
    public void A_template_with_mistakes_cannot_be_rendered() =>
        Assert.Throws<InvalidOperationException>(() => Template.Parse("{{ end }}").Render(new TemplateContext()));
}

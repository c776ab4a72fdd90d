using System.Diagnostics;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Embedded.Tests;

/// <summary>Templates that were written to hurt end with an error, soon and without exhausting stack or memory.</summary>
public sealed class LimitTests
{
    public static TheoryData<string> DeepTemplates => new(
        Repeat("(", 200_000) + "1",
        "1" + Repeat(" + 1", 200_000),
        Repeat("!", 200_000) + "true",
        Repeat("[", 200_000),
        Repeat("{a:", 200_000) + "1" + Repeat("}", 200_000),
        "x" + Repeat(".a", 200_000),
        "x" + Repeat("[0]", 200_000),
        "x" + Repeat(" | string.size", 100_000),
        Repeat("true ? 1 : ", 100_000) + "2",
        Repeat("string.size(", 100_000),
        Repeat("if true; ", 100_000),
        Repeat("for i in 1..2; ", 100_000),
        Repeat("case 1; when 1; ", 100_000),
        Repeat("capture x; ", 100_000));

    [Theory]
    [MemberData(nameof(DeepTemplates))]
    public void Nesting_without_end_is_a_mistake(string code)
    {
        var template = Template.Parse("{{ " + code + " }}");

        Assert.True(template.HasErrors);
        Assert.Contains("depth limit", template.Messages[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_else_ifs_are_no_nesting()
    {
        var text = "{{ if false }}" + Repeat("{{ else if false }}", 10_000) + "{{ else }}here{{ end }}";

        Assert.Equal("here", Template.Parse(text).Render(new TemplateContext()));
    }

    [Theory]
    [InlineData("{{ for i in 1..1000000000 }}{{ end }}", "LoopLimit")]
    [InlineData("{{ for i in 1..999; for j in 1..999; for k in 1..999; end; end; end }}", "LoopLimit")]
    [InlineData("{{ 1..2000000000 | array.size }}", "LoopLimit")]
    [InlineData("{{ 'ab' | string.replace '' '' }}", "")]
    [InlineData("{{ ('a,' * 500000) | string.split ',' | array.size }}", "LoopLimit")]
    [InlineData("{{ 'a' * 2000000000 }}", "LimitToString")]
    [InlineData("{{ a = 'x' * 1000000; a | string.replace 'x' a }}", "LimitToString")]
    [InlineData("{{ a = 'x' * 1000000; [a, a, a] | array.join a }}", "LimitToString")]
    [InlineData("{{ 'x' | string.pad_left 2000000000 }}", "LimitToString")]
    [InlineData("{{ a = 'x' * 1000; for i in 1..900; a = a + a; end; a }}", "LimitToString")]
    [InlineData("{{ l = []; for i in 1..900; l = l | array.add ('x' * 1000000); end }}", "Limit")]
    [InlineData("{{ l = [1]; for i in 1..900; l = l | array.concat l; end }}", "LoopLimit")]
    [InlineData("{{ l = []; for i in 1..900; l = [l, l]; end; l }}", "too deeply")]
    [InlineData("{{ l = [1]; l[0] = l; l }}", "too deeply")]
    [InlineData("{{ o = {}; o.o = o; o }}", "too deeply")]
    [InlineData("{{ n = 2; for i in 1..900; n = n * n; end }}", "")]
    [InlineData("{{ 1 | math.format 'N999999999' }}", "format")]
    [InlineData("{{ l = []; for i in 1..200; l = [l, l] | array.limit 2; end; l | array.join ',' }}", "")]
    public void Blowing_up_is_refused(string text, string limit)
    {
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Assert.ThrowsAny<ScriptRuntimeException>(() => Template.Parse(text).Render(Pushed(new TemplateContext())));

        Assert.Contains(limit, failure.OriginalMessage, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000_000);
    }

    [Fact]
    public void Output_is_cut_at_its_limit()
    {
        var context = Pushed(new TemplateContext { LimitToString = 10 });

        Assert.Equal("0123456789...", Template.Parse("01234{{ 56 }}789abc{{ 1 }}").Render(context));
    }

    [Fact]
    public void A_cancelled_rendering_stops_inside_its_loop()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var context = Pushed(new TemplateContext { CancellationToken = source.Token });

        Assert.Throws<ScriptAbortException>(() => Template.Parse("{{ for i in 1..9 }}{{ end }}").Render(context));
    }

    [Fact]
    public void A_template_of_a_megabyte_is_read_and_rendered()
    {
        var text = Repeat("text {{ name }}\n", 70_000);
        var context = Pushed(new TemplateContext { LimitToString = 0 });

        Assert.Equal(70_000 * "text Qinghe\n".Length, Template.Parse(text).Render(context).Length);
    }

    [Fact]
    public void Rubbish_never_escapes_as_another_exception()
    {
        const int Seed = 20_250_307;
        var random = new Random(Seed);
        string[] parts = ["{{", "}}", "{{-", "~}}", "if ", "for x in ", "end", "else", "case ", "when ", "x", "items", " | ", "string.size", "(", ")", "[", "]", "{", "}", ".", "..", ":", ",", "'", "\"", "`", "\\", "#", "\n", "1", "-", "?", "=", "capture ", "😀", "\0", "　"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = "{{" + string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var problem = Record.Exception(() => Template.Parse(text) is { HasErrors: false } template ? template.Render(Pushed(new TemplateContext())) : "");
            Assert.True(problem is null or ScriptRuntimeException, $"Seed {Seed}, template {text}: {problem}");
        }
    }

    private static TemplateContext Pushed(TemplateContext context)
    {
        context.PushGlobal(new ScriptObject { ["name"] = "Qinghe", ["items"] = new ScriptArray { "a", 2, null } });
        return context;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

/// <summary>
/// The templates of <c>hostile.json</c> are attacks: they try to exhaust the stack, the memory or the processor, or to reach what templates must not reach.
/// No clock is involved: limits on counted work and memory have to end all of them.
/// </summary>
public sealed partial class HostileTemplatesTests
{
    // Everything that the thread allocates while it parses and renders a template, including what is collected meanwhile.
    private const long MostAllocated = 64 * 1024 * 1024;

    // A third of a thread-pool thread's stack. A stack overflow ends the process, and with it all of its tests.
    private const int SmallStack = 512 * 1024;

    private static readonly JsonElement Data = JsonElement.Parse("""{"brand":"青禾","owner":{"name":"陈默"}}""");

    private static readonly Dictionary<string, Hostile> All =
        JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stories", "hostile.json"))).Deserialize<List<Hostile>>(JsonSerializerOptions.Web)!.ToDictionary(hostile => hostile.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_in_an_error_with_its_place_or_in_a_short_text_within_limits_of_memory_and_stack(string name)
    {
        var text = Expanded(All[name].Template);

        var (story, allocated) = RenderOnASmallStack(text);

        Assert.Equal((All[name].Ends, All[name].Shows), (story.Succeeded ? null : story.Problems[0].Code, story.Body));
        Assert.All(story.Problems, problem => AssertSaysWhatAndWhere(problem, text));
        Assert.InRange(allocated, 0, MostAllocated);
    }

    [Fact]
    public void Cover_every_kind_of_attack()
    {
        Assert.InRange(All.Count, 200, int.MaxValue);
        Assert.Equal(["dates", "lists", "loops", "nesting", "numbers", "objects", "reach", "reading", "texts"], All.Keys.Select(name => name.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_template_that_takes_too_long_is_stopped_inside_its_loop()
    {
        var story = StoryRenderer.RenderText("{{ for i in 1..9 }}{{ i }}{{ end }}", "", Data, "en", new HastyClock());

        Assert.Equal("template-too-slow", Assert.Single(story.Problems).Code);
    }

    [Fact]
    public void Regular_expressions_have_a_timeout() =>
        Assert.Equal(TimeSpan.FromMilliseconds(250), new StoryContext([], CultureInfo.InvariantCulture, CancellationToken.None).RegexTimeOut);

    private static (StoryRendering Story, long Allocated) RenderOnASmallStack(string text)
    {
        (StoryRendering, long) result = default;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var story = StoryRenderer.RenderText(text, "标题", Data, "zh-CN", new StoppedClock());
                result = (story, GC.GetAllocatedBytesForCurrentThread() - before);
            },
            SmallStack);
        thread.Start();
        thread.Join();
        return result;
    }

    private static void AssertSaysWhatAndWhere(StoryProblem problem, string text)
    {
        Assert.NotEqual(problem.Message.Zh, problem.Message.En);
        if (problem.Code == "template-too-long")
            return;
        var lines = text.Split('\n');
        Assert.InRange(problem.Line!.Value, 1, lines.Length);
        Assert.InRange(problem.Column!.Value, 1, lines[problem.Line.Value - 1].Length + 1);
        Assert.StartsWith($"第 {problem.Line} 行第 {problem.Column} 个字符：", problem.Message.Zh, StringComparison.Ordinal);
    }

    // ⟨3×ab⟩ stands for ababab.
    private static string Expanded(string template) =>
        Repetition().Replace(template, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));

    [GeneratedRegex("⟨([0-9]+)×(.*?)⟩", RegexOptions.Singleline)]
    private static partial Regex Repetition();

    private sealed record Hostile(string Name, string Template, string? Ends = null, string? Shows = null);

    private sealed class StoppedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();
    }

    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return new Never();
        }
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

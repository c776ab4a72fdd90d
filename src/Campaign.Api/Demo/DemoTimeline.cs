namespace Campaign.Api.Demo;

/// <summary>What happens in the demo, and when. Played in order of time with the clock set to each time; steps with the same time run in parallel.</summary>
internal sealed class DemoTimeline
{
    private const int SideBySide = 16;
    private readonly List<(DateTimeOffset At, Func<Task> Work)> _work = [];
    private readonly List<(DateTimeOffset At, string Line)> _lines = [];

    public void Add(DateTimeOffset at, Func<Task> work) => _work.Add((at, work));

    /// <summary>A line of progress, shown once everything before this time has happened.</summary>
    public void Tell(DateTimeOffset at, string zh, string en) => _lines.Add((at, $"{zh} / {en}"));

    public async Task Play(DemoClock clock, Action<string> tell, CancellationToken cancellation)
    {
        var lines = new Queue<(DateTimeOffset At, string Line)>(_lines.OrderBy(line => line.At));
        foreach (var moment in _work.GroupBy(entry => entry.At).OrderBy(group => group.Key))
        {
            while (lines.TryPeek(out var next) && next.At <= moment.Key)
            {
                tell(lines.Dequeue().Line);
            }

            clock.MoveTo(moment.Key);
            await Parallel.ForEachAsync(
                moment,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
                async (entry, _) => await entry.Work());
        }

        foreach (var (_, line) in lines)
        {
            tell(line);
        }
    }
}

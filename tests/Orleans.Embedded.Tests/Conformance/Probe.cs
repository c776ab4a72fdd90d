using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>What a test sees of the grain of one key, and where it can hold it: shared through the process, as tests and grains run in one.</summary>
public sealed class Probe
{
    private static readonly ConcurrentDictionary<string, Probe> Probes = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> reached = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly ConcurrentQueue<string> events = new();

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<string> Events => [.. events];

    /// <summary>The next so many activations fail.</summary>
    public int ActivationsToFail { get; set; }

    /// <summary>The most code of this grain that ran at one time, and the most turns that were open at one time.</summary>
    public int MostAtOnce { get; set; }

    public static Probe Of(string key) => Probes.GetOrAdd(key, _ => new());

    /// <summary>Says that the grain came to a point.</summary>
    public void Reach(string point)
    {
        events.Enqueue(point);
        Source(reached, point).TrySetResult();
    }

    /// <summary>Done when the grain has come to the point; fails after a while, so that a broken runtime cannot hang the suite.</summary>
    public Task Reached(string point) => Source(reached, point).Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>The grain waits here until the test opens the gate.</summary>
    public Task Gate(string name) => Source(gates, name).Task;

    public void Open(string name) => Source(gates, name).TrySetResult();

    private static TaskCompletionSource Source(ConcurrentDictionary<string, TaskCompletionSource> all, string name) =>
        all.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

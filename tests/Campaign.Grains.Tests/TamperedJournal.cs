using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;

namespace Campaign.Grains.Tests;

/// <summary>The real journal, with something done before an append.</summary>
internal sealed class TamperedJournal(IJournal real) : IJournal
{
    private HeldUnits? _held;

    /// <summary>Runs before each append of a grain: throw to make it fail, append to cause a version conflict.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs this before the next append only.</summary>
    public void Once(Func<Task> intrusion) => Before = () =>
    {
        Before = () => Task.CompletedTask;
        return intrusion();
    };

    /// <summary>Whether grains are told that other nodes write to this journal as well.</summary>
    public bool IsShared { get; set; }

    /// <summary>Appends a fact as another node does.</summary>
    public async Task AppendAsAnotherNode(string stream, long expected, Fact fact) =>
        Assert.Equal(Appended.Done, await real.Append(new([new StreamFacts(stream, expected, [fact], "intruder")])));

    /// <summary>From now on units wait in their order of arrival, as for a slow disk.</summary>
    public void Hold() => _held = [];

    /// <summary>Completes when that many units wait.</summary>
    public Task Waiting(int units) => _held!.Reach(units).WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>Passes on the waiting units one after the other and holds no more.</summary>
    public async Task Release()
    {
        var held = _held!;
        _held = null;
        await held.PassOn(Pass);
    }

    public Task<Appended> Append(JournalUnit unit) => _held?.Add(unit) ?? Pass(unit);

    public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => real.Read(stream, after, cancellation);

    public ValueTask<long> Version(string stream, CancellationToken cancellation) => real.Version(stream, cancellation);

    public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => real.ReadSnapshot(stream, cancellation);

    private async Task<Appended> Pass(JournalUnit unit)
    {
        await Before();
        return await real.Append(unit);
    }

    /// <summary>Units in their order of arrival.</summary>
    private sealed class HeldUnits : List<(JournalUnit Unit, TaskCompletionSource<Appended> Answer)>
    {
        private readonly Lock _gate = new();
        private (int Units, TaskCompletionSource Reached)? _awaited;

        public Task<Appended> Add(JournalUnit unit)
        {
            var answer = new TaskCompletionSource<Appended>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                Add((unit, answer));
                Tell();
            }

            return answer.Task;
        }

        public Task Reach(int units)
        {
            lock (_gate)
            {
                _awaited = (units, new(TaskCreationOptions.RunContinuationsAsynchronously));
                Tell();
                return _awaited.Value.Reached.Task;
            }
        }

        public async Task PassOn(Func<JournalUnit, Task<Appended>> pass)
        {
            foreach (var (unit, answer) in this)
            {
                var passed = pass(unit);
                await ((Task)passed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                answer.SetFromTask(passed);
            }
        }

        private void Tell()
        {
            if (_awaited is var (units, reached) && Count >= units)
            {
                reached.TrySetResult();
            }
        }
    }
}

using Campaign.Storage.Changes;
using Campaign.Storage.Journal;

namespace Campaign.Storage.Tests.Journal;

public sealed class GroupWriterTests
{
    [Fact]
    public async Task What_comes_while_too_much_waits_is_refused_at_once_and_what_was_taken_is_written()
    {
        using var changes = new ChangeTeller(_ => { });
        using var writer = new HeldWriter(changes);
        var first = writer.Write(new ActionStep<object>(_ => { }));
        await writer.Held;
        var taken = Enumerable.Range(0, GroupWriter<object>.LongestQueue).Select(_ => writer.Write(new ActionStep<object>(_ => { }))).ToList();

        var refused = await Assert.ThrowsAsync<WriterBusyException>(() => writer.Write(new ActionStep<object>(_ => { })));
        Assert.True(StorageException.IsTransient(refused));

        writer.Go();
        await Task.WhenAll([first, .. taken]);
        await writer.Write(new ActionStep<object>(_ => { }));
    }

    /// <summary>Commits nothing until it is told to go on.</summary>
    private sealed class HeldWriter : GroupWriter<object>
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _go = new();

        public HeldWriter(ChangeTeller changes)
            : base(changes) => Start();

        public Task Held => _held.Task;

        public void Go() => _go.Set();

        protected override void Commit(List<WriteStep<object>> group)
        {
            _held.TrySetResult();
            _go.Wait();
        }

        protected override void Close() => _go.Dispose();
    }
}

using System.Collections.Concurrent;

namespace Campaign.Grains;

/// <summary>
/// Batches commands for a busy grain: whatever arrives while two calls are in flight is sent together as the next call. Nobody waits
/// for a timer, and a single caller goes straight through. Of the two calls, one is being decided while the other is being written.
/// </summary>
/// <param name="send">Sends a batch to the grain with that key and returns one result per command, in order.</param>
public sealed class Gathering<TCommand, TResult>(Func<string, IReadOnlyList<TCommand>, Task<IReadOnlyList<TResult>>> send)
{
    private const int LargestBatch = 256;
    private const int MostUnderWay = 2;
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    public Task<TResult> Send(string key, TCommand command)
    {
        var lane = _lanes.GetOrAdd(key, static (name, gathering) => new Lane(name, gathering), send);
        return lane.Join(command);
    }

    private sealed class Lane(string key, Func<string, IReadOnlyList<TCommand>, Task<IReadOnlyList<TResult>>> send)
    {
        private readonly Lock _gate = new();
        private List<(TCommand Command, TaskCompletionSource<TResult> Answer)> _waiting = [];
        private int _underWay;

        public Task<TResult> Join(TCommand command)
        {
            var answer = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _waiting.Add((command, answer));
                if (_underWay == MostUnderWay)
                {
                    return answer.Task;
                }

                _underWay++;
            }

            // A batch belongs to no single caller: it must not carry the first one's request id and trace.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(Drain);
            }

            return answer.Task;
        }

        private async Task Drain()
        {
            for (var under = SendNext(); under is var (batch, results);)
            {
                await ((Task)results).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // The next batch is sent first: this batch's callers are answered while the grain decides it.
                under = SendNext();
                await Answer(batch, results);
            }
        }

        private (List<(TCommand Command, TaskCompletionSource<TResult> Answer)> Batch, Task<IReadOnlyList<TResult>> Results)? SendNext() =>
            Next() is { } batch ? (batch, send(key, [.. batch.Select(entry => entry.Command)])) : null;

        private static async Task Answer(List<(TCommand Command, TaskCompletionSource<TResult> Answer)> batch, Task<IReadOnlyList<TResult>> sent)
        {
            try
            {
                var results = await sent;
                for (var index = 0; index < batch.Count; index++)
                {
                    batch[index].Answer.SetResult(results[index]);
                }
            }
            catch (Exception fault)
            {
                // Every caller in the batch gets the fault; the lane continues with the next batch.
                batch.ForEach(entry => entry.Answer.TrySetException(fault));
            }
        }

        private List<(TCommand Command, TaskCompletionSource<TResult> Answer)>? Next()
        {
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _underWay--;
                    return null;
                }

                if (_waiting.Count <= LargestBatch)
                {
                    var all = _waiting;
                    _waiting = [];
                    return all;
                }

                var batch = _waiting.GetRange(0, LargestBatch);
                _waiting.RemoveRange(0, LargestBatch);
                return batch;
            }
        }
    }
}

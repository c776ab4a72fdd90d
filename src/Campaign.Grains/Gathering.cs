using System.Collections.Concurrent;

namespace Campaign.Grains;

/// <summary>
/// Lets many callers share turns of one busy grain: what arrives while two calls are under way is sent together as the next call. Nobody waits
/// for a timer, and a lone caller goes straight through. Of the two, one is being decided on while the other is on its way to the disk.
/// </summary>
/// <param name="send">Sends a batch to the grain of that key and gives a result a command, in order.</param>
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

            // A batch is nobody's own: it must not carry the first caller's request id and trace to the others.
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

                // The next batch goes first: the callers of this one are answered while the grain decides on it.
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
                // Every caller of the batch learns of the fault; the lane goes on with the next.
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

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;
using Campaign.Storage.Changes;
using Campaign.Storage.Views;

namespace Campaign.Api.Changes;

/// <summary>The streams of changes that this node holds open, no more than it is allowed to.</summary>
internal sealed class ChangeDesk(IChanges changes, ViewCatalogue views, CampaignOptions options, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private int _open;

    /// <param name="permits">Of the reader, who is told of nothing else.</param>
    /// <param name="anew">Asks for them again; null when the reader may not read any more.</param>
    /// <returns>Null when too many are open.</returns>
    public ChangeStream? Open(string? campaign, Permits permits, Func<ValueTask<Permits?>> anew)
    {
        if (Interlocked.Increment(ref _open) > options.MostStreams)
        {
            Interlocked.Decrement(ref _open);
            return null;
        }

        ApiMeter.StreamOpened();
        return new ChangeStream(changes.Watch(campaign), views, permits, anew, clock, Closed, lifetime.ApplicationStopping);
    }

    private void Closed()
    {
        Interlocked.Decrement(ref _open);
        ApiMeter.StreamClosed();
    }
}

/// <summary>One reader's stream of events, until the reader goes or may not read any more, or the node stops.</summary>
internal sealed class ChangeStream(ChangeWatch watch, ViewCatalogue views, Permits permits, Func<ValueTask<Permits?>> anew, TimeProvider clock, Action closed, CancellationToken stopping) : IDisposable
{
    /// <summary>Proxies end a connection on which nothing comes for a minute.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>The most that a reader hears after having lost the right to.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    /// <summary>Between two events. What comes meanwhile is told together.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<SseItem<IReadOnlyList<ChangeResource>>> Events([EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);

        // Readers of a node that stops come back at different times.
        yield return new([], "resync") { ReconnectionInterval = TimeSpan.FromMilliseconds(Random.Shared.Next(1000, 5000)) };
        var (may, asked) = (permits, clock.GetUtcNow());
        while (await Next(over.Token) is { } all)
        {
            if (clock.GetUtcNow() >= asked + Trust)
            {
                if (await anew() is not { } still)
                {
                    yield break;
                }

                (may, asked) = (still, clock.GetUtcNow());
            }

            IReadOnlyList<Change> changes = [.. all.Where(change => MaySee(may, change))];
            yield return changes.Contains(Change.Everything) ? new([], "resync")
                : changes.Count == 0 ? new([], "heartbeat")
                : new([.. changes.Select(ChangeResource.Of)], "changes");
            await Task.Delay(Pace, clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        watch.Dispose();
        closed();
    }

    /// <summary>What all campaigns share is told by its id alone, which says nothing to whoever may not read it.</summary>
    private bool MaySee(Permits permits, Change change) =>
        permits.Everywhere(Right.Read) ? change.Stream != AccessView.Stream || permits.Everywhere(Right.Administer)
        : change.Campaign is { } campaign ? permits.In(campaign, Right.Read)
        : change.Stream is not { } stream || stream.StartsWith("job/", StringComparison.Ordinal) || (views.Follows(stream) && views.Of(stream).IsShared);

    /// <returns>Nothing when nothing changed for a while; null when the stream is over.</returns>
    private async Task<IReadOnlyList<Change>?> Next(CancellationToken over)
    {
        using var quiet = new CancellationTokenSource(Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, quiet.Token);
        try
        {
            return await watch.Next(either.Token);
        }
        catch (OperationCanceledException)
        {
            return over.IsCancellationRequested ? null : [];
        }
    }
}

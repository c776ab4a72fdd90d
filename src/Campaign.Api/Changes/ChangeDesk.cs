using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;
using Campaign.Storage.Changes;

namespace Campaign.Api.Changes;

/// <summary>The streams of changes that this node holds open, no more than it is allowed to.</summary>
internal sealed class ChangeDesk(IChanges changes, CampaignOptions options, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private int _open;

    /// <param name="permits">Of the reader, who is told of nothing else.</param>
    /// <returns>Null when too many are open.</returns>
    public ChangeStream? Open(string? campaign, Permits permits)
    {
        if (Interlocked.Increment(ref _open) > options.MostStreams)
        {
            Interlocked.Decrement(ref _open);
            return null;
        }

        ApiMeter.StreamOpened();
        return new ChangeStream(changes.Watch(campaign), permits, clock, Closed, lifetime.ApplicationStopping);
    }

    private void Closed()
    {
        Interlocked.Decrement(ref _open);
        ApiMeter.StreamClosed();
    }
}

/// <summary>One reader's stream of events, until the reader goes or the node stops, or has to come back to show that the reader may still read.</summary>
internal sealed class ChangeStream(ChangeWatch watch, Permits permits, TimeProvider clock, Action closed, CancellationToken stopping) : IDisposable
{
    /// <summary>Proxies end a connection on which nothing comes for a minute.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>A browser comes back by itself, and is asked anew who it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Between two events. What comes meanwhile is told together.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<SseItem<IReadOnlyList<ChangeResource>>> Events([EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);

        // Readers of a node that stops come back at different times.
        yield return new([], "resync") { ReconnectionInterval = TimeSpan.FromMilliseconds(Random.Shared.Next(1000, 5000)) };
        var until = clock.GetUtcNow() + Longest;
        while (clock.GetUtcNow() < until && await Next(over.Token) is { } all)
        {
            IReadOnlyList<Change> changes = [.. all.Where(MaySee)];
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
    private bool MaySee(Change change) =>
        permits.Everywhere(Right.Read) ? change.Stream != AccessView.Stream || permits.Everywhere(Right.Administer)
        : change.Campaign is { } campaign ? permits.In(campaign, Right.Read)
        : change.Stream is null || change.Stream.StartsWith("partner/", StringComparison.Ordinal) || change.Stream.StartsWith("job/", StringComparison.Ordinal);

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

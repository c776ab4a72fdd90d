using Campaign.Domain.Decisions;

namespace Campaign.Documents.Pdf;

/// <summary>The printer's settings.</summary>
public sealed record PdfOptions
{
    /// <summary>Path of the browser; detected when null.</summary>
    public string? Browser { get; init; }

    /// <summary>Time limit for one document, including the browser's start.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The browser is closed after being idle for this long.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many documents are printed at the same time; others wait.</summary>
    public int AtOnce { get; init; } = 2;
}

/// <summary>A printed document, or why there is none.</summary>
public sealed record Printed(byte[]? Pdf, Refusal? Refusal);

/// <summary>
/// Prints HTML documents to tagged PDF with an outline, through an installed Chromium, Chrome or Edge. One browser is kept warm with a page ready:
/// started when first needed, restarted when it died, closed when idle.
/// </summary>
public sealed class PdfPrinter : IAsyncDisposable
{
    private readonly PdfOptions options;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim places;
    private readonly SemaphoreSlim starting = new(1);
    private readonly ITimer idle;
    private WarmBrowser? browser;
    private int busy;

    public PdfPrinter(PdfOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        places = new(options.AtOnce);
        idle = clock.CreateTimer(_ => _ = CloseIfIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Process id of the warm browser; null when there is none.</summary>
    internal int? BrowserId => browser?.Id;

    /// <summary>The page kept ready for the next document.</summary>
    internal Task? PageAhead => browser?.Ahead;

    /// <summary>Prints one document.</summary>
    /// <returns>The PDF, or the refusal <c>no-browser</c>.</returns>
    /// <exception cref="TimeoutException">The time limit has passed.</exception>
    /// <exception cref="BrowserException">Printing failed on two pages.</exception>
    public async Task<Printed> Print(string html, PdfProperties properties, CancellationToken cancellation)
    {
        if (BrowserFinder.Find(options.Browser) is not { } path)
        {
            return new(null, BrowserFinder.Missing(options.Browser));
        }

        await places.WaitAsync(cancellation);
        Interlocked.Increment(ref busy);
        try
        {
            var pdf = await PrintInTime(path, html, cancellation);
            return new(properties.WriteInto(pdf, clock.GetUtcNow()), null);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
            idle.Change(options.Idle, Timeout.InfiniteTimeSpan);
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        await starting.WaitAsync();
        await Close();
        starting.Dispose();
        places.Dispose();
    }

    private async Task<byte[]> PrintInTime(string path, string html, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await PrintWithRetry(path, html, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The document was not printed within {options.Limit.TotalSeconds:0} s.");
        }
    }

    /// <summary>A crash says little about the document: it is printed once more on another page, and in another browser if this one died.</summary>
    private async Task<byte[]> PrintWithRetry(string path, string html, CancellationToken cancellation)
    {
        try
        {
            return await (await Warm(path, cancellation)).Print(html, cancellation);
        }
        catch (BrowserException)
        {
            return await (await Warm(path, cancellation)).Print(html, cancellation);
        }
    }

    private async Task<WarmBrowser> Warm(string path, CancellationToken cancellation)
    {
        await starting.WaitAsync(cancellation);
        try
        {
            if (browser is not { Alive: true })
            {
                await Close();
                browser = new WarmBrowser(path, options.Limit);
            }

            return browser;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task CloseIfIdle()
    {
        await starting.WaitAsync();
        try
        {
            if (Volatile.Read(ref busy) == 0)
            {
                await Close();
            }
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task Close()
    {
        if (browser is { } old)
        {
            browser = null;
            await old.DisposeAsync();
        }
    }
}

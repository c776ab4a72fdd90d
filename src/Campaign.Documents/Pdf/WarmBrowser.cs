using PuppeteerSharp;

namespace Campaign.Documents.Pdf;

/// <summary>A running browser with a blank page ready for the next document.</summary>
internal sealed class WarmBrowser(string path, TimeSpan limit) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly BrowserProcess process = new(path, limit);
    private readonly Lock gate = new();
    private Task<PrintPage>? ahead;
    private volatile bool hangs;

    public int? Id => process.Id;

    /// <summary>The page for the next document, once it is open.</summary>
    public Task? Ahead => ahead;

    public bool Alive => !hangs && process.Alive;

    /// <summary>Prints one document; the next page is opened afterwards, when nobody is waiting.</summary>
    /// <exception cref="BrowserException">The page failed, because of the browser unless that is still <see cref="Alive"/>.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        try
        {
            var page = await Page(cancellation);
            try
            {
                return await page.Print(html, cancellation);
            }
            finally
            {
                await Close(page);
            }
        }
        catch (Exception fault) when (fault is PuppeteerException or TimeoutException)
        {
            throw new BrowserException(fault.Message, fault);
        }
        finally
        {
            OpenAhead();
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<PrintPage> Open() => await PrintPage.Open(await process.Started);

    private async Task<PrintPage> Page(CancellationToken cancellation)
    {
        var page = TakeAhead() ?? Open();
        try
        {
            return await page.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            _ = Discard(page);
            throw;
        }
    }

    private void OpenAhead()
    {
        lock (gate)
        {
            ahead ??= Alive ? Open() : null;
        }
    }

    private Task<PrintPage>? TakeAhead()
    {
        lock (gate)
        {
            var page = ahead;
            ahead = null;
            return page;
        }
    }

    /// <summary>Disposes of a page that nobody needs any more.</summary>
    private async Task Discard(Task<PrintPage> page)
    {
        try
        {
            await process.Started;
            await Close(await page.WaitAsync(Patience));
        }
        catch (TimeoutException)
        {
            hangs = true;
        }
        catch (Exception fault) when (fault is BrowserException or PuppeteerException)
        {
            // It never opened.
        }
    }

    /// <summary>A browser that does not close a page in time hangs, and the next document gets another.</summary>
    private async Task Close(PrintPage page)
    {
        try
        {
            await page.Close().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            hangs = true;
        }
        catch (PuppeteerException)
        {
            // The browser is gone, and its pages with it.
        }
    }
}

namespace Campaign.Documents.Pdf;

/// <summary>A running browser, and the blank page that it keeps ready for the next document.</summary>
internal sealed class WarmBrowser : IAsyncDisposable
{
    private readonly BrowserProcess process;
    private readonly DevTools tools;
    private readonly Lock gate = new();
    private Task<PrintPage>? ahead;

    private WarmBrowser(BrowserProcess process) => (this.process, tools) = (process, new DevTools(process.Input, process.Output));

    public static WarmBrowser Start(string path) => new(BrowserProcess.Start(path));

    public int Id => process.Id;

    /// <summary>The page for the next document, once it is open.</summary>
    public Task? Ahead => ahead;

    public bool Alive => process.Alive && tools.Open;

    /// <summary>Prints one document; the page for the next is opened afterwards, when nobody waits for it.</summary>
    /// <exception cref="BrowserException">The page was of no use; unless the browser is <see cref="Alive"/>, that is why.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        try
        {
            await using var page = await Page(cancellation);
            return await page.Print(html, cancellation);
        }
        finally
        {
            OpenAhead();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await tools.DisposeAsync();
    }

    private async Task<PrintPage> Page(CancellationToken cancellation)
    {
        var page = TakeAhead() ?? PrintPage.Open(tools);
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
            ahead ??= PrintPage.Open(tools);
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

    private static async Task Discard(Task<PrintPage> page)
    {
        try
        {
            await (await page).DisposeAsync();
        }
        catch (BrowserException)
        {
        }
    }
}

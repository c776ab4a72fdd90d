using System.Net;
using System.Text;
using PuppeteerSharp;

namespace Campaign.Documents.Pdf;

/// <summary>
/// A page that prints one document, in an isolated browser context. The document is the only thing it can load: every
/// other request is blocked before it leaves the browser.
/// </summary>
internal sealed class PrintPage
{
    private const string Address = "http://report.invalid/";
    private readonly IPage page;

    /// <summary>Completes when the page has crashed or its browser is gone; pending calls are then never answered.</summary>
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[]? document;

    private PrintPage(IPage page)
    {
        this.page = page;
        page.Error += Lose;
        page.Browser.Disconnected += Lose;
    }

    /// <summary>Opens a blank page for a document in advance: context, process and request blocking take a tenth of a second.</summary>
    public static async Task<PrintPage> Open(IBrowser browser)
    {
        var context = await browser.CreateBrowserContextAsync();
        var page = new PrintPage(await context.NewPageAsync());
        page.page.AddRequestInterceptor(page.Decide);
        await page.page.SetRequestInterceptionAsync(true);
        return page;
    }

    /// <summary>Loads the document and prints it. May be called once.</summary>
    /// <exception cref="BrowserException">The page has crashed, or the browser is gone.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        document = Encoding.UTF8.GetBytes(html);
        await Answer(page.GoToAsync(Address, timeout: 0, [WaitUntilNavigation.Load]), cancellation);
        return await Answer(page.PdfDataAsync(new() { PrintBackground = true, PreferCSSPageSize = true, Tagged = true, Outline = true, Timeout = 0 }), cancellation);
    }

    public Task Close()
    {
        page.Browser.Disconnected -= Lose;
        return page.BrowserContext.CloseAsync();
    }

    private async Task<T> Answer<T>(Task<T> answer, CancellationToken cancellation) =>
        await Task.WhenAny(answer, lost.Task).WaitAsync(cancellation) == answer ? await answer : throw new BrowserException("The page crashed, or the browser went away.");

    private void Lose(object? sender, EventArgs e) => lost.TrySetResult();

    private Task Decide(IRequest request) =>
        request.Url == Address && Interlocked.Exchange(ref document, null) is { } html
            ? request.RespondAsync(new() { Status = HttpStatusCode.OK, ContentType = "text/html; charset=utf-8", BodyData = html })
            : request.AbortAsync(RequestAbortErrorCode.BlockedByClient);
}

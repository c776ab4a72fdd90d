using Campaign.Documents.Pdf;

namespace Campaign.Documents.Tests.Pdf;

/// <summary>One warm printer for a class of tests, with a folder for what it printed.</summary>
public sealed class Printer : IAsyncDisposable, IAsyncLifetime
{
    private readonly PdfPrinter printer = new(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
    private readonly string folder = Directory.CreateTempSubdirectory("campaign-printed-").FullName;
    private int count;

    public async Task<string> Print(string html)
    {
        var printed = await printer.Print(html, new("Title", "青禾茶饮"), CancellationToken.None);
        Assert.Null(printed.Refusal);
        var path = Path.Combine(folder, $"{Interlocked.Increment(ref count)}.pdf");
        await File.WriteAllBytesAsync(path, printed.Pdf!);
        return path;
    }

    /// <summary>The printed text as pdftotext reads it back.</summary>
    public async Task<string> Text(string html) => await Program.Run("pdftotext", "-layout", "-enc", "UTF-8", await Print(html), "-");

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await printer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

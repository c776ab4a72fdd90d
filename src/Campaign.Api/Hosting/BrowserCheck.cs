using Campaign.Documents.Pdf;
using Campaign.Silo.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Api.Hosting;

/// <summary>Whether there is a browser to print PDFs with. Everything else works without one.</summary>
internal sealed class BrowserCheck(PdfPrinter printer) : IHealthCheck
{
    // Already cancelled: a printer that has a browser then throws without starting one.
    private static readonly CancellationToken Withdrawn = new(canceled: true);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await printer.Print("", new PdfProperties("", ""), Withdrawn);
            return Verdict.Degraded(
                "未找到浏览器，无法生成 PDF；其他功能不受影响。请安装 Chromium，或设置 Documents__Browser。",
                "No browser was found, so there are no PDFs; all else works. Install Chromium, or set Documents__Browser.");
        }
        catch (OperationCanceledException)
        {
            return Verdict.Ready("可以生成 PDF。", "PDFs can be made.");
        }
    }
}

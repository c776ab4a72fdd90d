using System.Text;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Documents.Pdf;
using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Reports;

internal static class ReportEndpoints
{
    private static readonly Wording TooSlow = new("报告排版超时，请稍后重试。", "Printing the report took too long. Try again in a moment.");

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var report = api.MapGroup("/campaigns/{campaign}").WithTags("Reports");
        report.MapGet("/report", Json).Allow(Right.Read);
        report.MapGet("/report.html", Html).Allow(Right.Read);
        report.MapGet("/report.pdf", Pdf).Allow(Right.Read);
        report.MapGet("/report.xlsx", Xlsx).Allow(Right.Read);
    }

    /// <summary>
    /// The recovery report's model: <c>?lang=zh-CN|en&amp;asOf=</c>. With a day (<c>yyyy-MM-dd</c>, its end where the campaigns are) or a time with its offset every
    /// figure is as it was then; without one, or with today, as it is now.
    /// </summary>
    [Answers<RecoveryReport>]
    internal static Task<IResult> Json(string campaign, string? asOf, HttpContext context, ReportDesk desk, TimeProvider clock) =>
        Answer(campaign, asOf, context, desk, clock, report => Task.FromResult<IResult>(TypedResults.Bytes(ReportJson.Write(report), "application/json")));

    /// <summary>The recovery report as one self-contained page.</summary>
    internal static Task<IResult> Html(string campaign, string? asOf, HttpContext context, ReportDesk desk, TimeProvider clock) =>
        Answer(campaign, asOf, context, desk, clock, report =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"{ReportHtml.Policy}; frame-ancestors 'none'";
            return Task.FromResult<IResult>(TypedResults.Text(ReportHtml.Write(report), "text/html", Encoding.UTF8));
        });

    /// <summary>The recovery report as tagged PDF.</summary>
    internal static Task<IResult> Pdf(string campaign, string? asOf, HttpContext context, ReportDesk desk, PdfPrinter printer, TimeProvider clock) =>
        Answer(campaign, asOf, context, desk, clock, async report =>
        {
            try
            {
                var printed = await printer.Print(ReportHtml.Write(report), new PdfProperties(report.Title, report.Brand), context.RequestAborted);
                return printed.Refusal is { } refusal
                    ? refusal.ToProblem(context)
                    : TypedResults.Bytes(printed.Pdf!, "application/pdf", $"{campaign}-recovery-report.pdf");
            }
            catch (TimeoutException)
            {
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, "print-timeout", TooSlow, context);
            }
        });

    /// <summary>The recovery report as a workbook.</summary>
    internal static Task<IResult> Xlsx(string campaign, string? asOf, HttpContext context, ReportDesk desk, TimeProvider clock) =>
        Answer(campaign, asOf, context, desk, clock, async report =>
        {
            var workbook = new MemoryStream();
            await RecoveryWorkbook.Write(report, workbook, context.RequestAborted);
            return TypedResults.Bytes(
                workbook.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{campaign}-recovery-report.xlsx");
        });

    private static async Task<IResult> Answer(
        string campaign, string? asOf, HttpContext context, ReportDesk desk, TimeProvider clock, Func<RecoveryReport, Task<IResult>> write)
    {
        var now = clock.GetUtcNow();
        if (ReportDate.Parse(asOf, now, desk.Zone) is not { } at)
        {
            return ReportDate.Invalid.ToProblem(context);
        }

        if (desk.DayOf(at) > desk.DayOf(now))
        {
            return ReportDate.Future(desk.DayOf(now)).ToProblem(context);
        }

        return await desk.Write(campaign, context.Language(), at, now, context.RequestAborted) is { } report
            ? await write(report)
            : (await desk.Missing(campaign, context.RequestAborted)).ToProblem(context);
    }
}

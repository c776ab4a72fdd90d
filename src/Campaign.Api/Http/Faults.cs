using System.Data.Common;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaign.Api.Http;

/// <summary>Exceptions that reach the edge: a malformed request is the client's, everything else is a fault of ours and tells nothing but its trace id.</summary>
internal sealed class Faults : IExceptionHandler
{
    private const string SecondsUntilRetry = "2";
    private static readonly Wording Unreadable = new("请求格式不对，未作改动。请对照 /openapi/v1.json 检查。", "The request is malformed; nothing was changed. Compare it with /openapi/v1.json.");
    private static readonly Wording TooLarge = new("内容太大，未作改动。请拆分后再提交。", "That is too large; nothing was changed. Split it and try again.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        RequestId.Show(httpContext);
        var problem = Describe(exception, httpContext);
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = SecondsUntilRetry;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Whether the client is to blame: then there is nothing to log.</summary>
    public static bool IsClients(Exception exception) => exception is BadHttpRequestException or JsonException or OperationCanceledException;

    /// <summary>What the framework answers by itself with a bare status: a question that cannot be read, no such route, verb or kind of body, a body that is too large.</summary>
    public static ProblemHttpResult OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        400 => Problems.Of(400, "malformed", Unreadable, context),
        404 => Problems.Of(404, "route-unknown", new("没有这个地址，请对照 /openapi/v1.json 检查。", "There is nothing at this address. Compare it with /openapi/v1.json."), context),
        405 => Problems.Of(405, "verb-unknown", new("这个地址不支持这种请求方法。", "This address does not answer to that verb."), context),
        413 => Problems.Of(413, "too-large", TooLarge, context),
        415 => Problems.Of(415, "json-expected", new("请以 application/json 发送内容，未作改动。", "Send the body as application/json; nothing was changed."), context),
        var status => Problems.Of(status, "refused", new("请求无法处理，未作改动。", "The request could not be answered; nothing was changed."), context),
    };

    private static ProblemHttpResult Describe(Exception exception, HttpContext context) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Of(
            413, "too-large", TooLarge, context),
        BadHttpRequestException { InnerException: OffsetMissingException missing } => Instants.OffsetMissing(missing.Field).ToProblem(context),
        BadHttpRequestException bad => Problems.Of(bad.StatusCode is >= 400 and < 500 ? bad.StatusCode : 400, "malformed", Malformed(bad), context),
        JsonException => Problems.Of(400, "malformed", new("请求内容不是有效的 JSON，未作改动。", "The body is not valid JSON; nothing was changed."), context),
        WriterBusyException => Problems.Of(
            503, "storage-busy", new("现在等待保存的改动太多，本次未作改动，请几秒后重试。", "Too many changes wait to be saved; nothing was changed. Try again in a few seconds."), context),
        StorageException => Problems.Of(
            503, "storage-unavailable", new("数据库暂时无法写入，本次未作改动，请稍后重试。", "The database cannot write at the moment; nothing was changed. Try again soon."), context),
        DbException when StorageException.IsTransient(exception) => Problems.Of(
            503, "storage-unavailable", new("数据库繁忙或暂时连不上，请稍后刷新再试。", "The database is busy or out of reach. Refresh and try again soon."), context),
        OutcomeUnknownException => Problems.Of(
            503,
            "outcome-unknown",
            new("保存时与数据库断开了连接，不能确定这次改动是否已生效。请先刷新核对，再决定要不要重做。", "The database was lost while this was being saved, so it may or may not have been kept. Look first, then decide whether to do it again."),
            context),
        _ => Problems.Of(
            500,
            "fault",
            new($"系统出错，编号 {context.TraceIdentifier}。请把编号告诉管理员。", $"Something went wrong on our side, number {context.TraceIdentifier}. Tell your administrator that number."),
            context),
    };

    /// <summary>Names the field that could not be read, where the reader knows it.</summary>
    private static Wording Malformed(BadHttpRequestException bad) => bad.InnerException is JsonException { Path: { Length: > 1 } path }
        ? new($"字段 {path.TrimStart('$', '.')} 的格式不对，未作改动。", $"Field {path.TrimStart('$', '.')} has the wrong form; nothing was changed.")
        : Unreadable;
}

using System.Diagnostics;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaign.Api.Http;

/// <summary>Turns refusals into HTTP problems: the one place that knows status codes. The title is in the reader's language, the code is for programs.</summary>
public static class Problems
{
    public static ProblemHttpResult ToProblem(this Refusal refusal, HttpContext context) => Of(
        StatusOf(refusal.Kind), refusal.Code, refusal.Message, context, ("findings", refusal.Findings.Count == 0 ? null : refusal.Findings));

    /// <summary>A problem that is not a rule's refusal: malformed, too large, too many. One that is our fault includes the request id.</summary>
    public static ProblemHttpResult Of(int status, string code, Wording message, HttpContext context) => status < StatusCodes.Status500InternalServerError
        ? Of(status, code, message, context, [])
        : Of(status, code, message, context, ("requestId", context.TraceIdentifier));

    private static ProblemHttpResult Of(int status, string code, Wording message, HttpContext context, params ReadOnlySpan<(string, object?)> more)
    {
        ApiMeter.Refused(code, status);
        var extensions = new Dictionary<string, object?> { ["code"] = code, ["message"] = message };
        foreach (var (name, value) in more)
        {
            extensions.Add(name, value);
        }

        return TypedResults.Problem(statusCode: status, title: message.In(context.Language()), type: $"/problems/{code}", extensions: extensions);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => throw new UnreachableException($"No status for {kind}"),
    };
}

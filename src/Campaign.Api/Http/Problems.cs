using System.Diagnostics;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaign.Api.Http;

/// <summary>Where a "no" becomes HTTP: the one place that knows statuses. The title is in the reader's language, the code is for programs.</summary>
public static class Problems
{
    public static ProblemHttpResult ToProblem(this Refusal refusal, HttpContext context) => TypedResults.Problem(
        statusCode: StatusOf(refusal.Kind),
        title: refusal.Message.In(context.Language()),
        type: $"/problems/{refusal.Code}",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = refusal.Code,
            ["message"] = refusal.Message,
            ["findings"] = refusal.Findings.Count == 0 ? null : refusal.Findings,
        });

    /// <summary>A problem that is not a rule's refusal: a malformed body, too large, too many.</summary>
    public static ProblemHttpResult Of(int status, string code, Wording message, HttpContext context) => TypedResults.Problem(
        statusCode: status,
        title: message.In(context.Language()),
        type: $"/problems/{code}",
        extensions: new Dictionary<string, object?> { ["code"] = code, ["message"] = message });

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

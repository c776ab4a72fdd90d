using System.Buffers;
using System.Diagnostics;

namespace Campaign.Api.Http;

/// <summary>
/// The id of a request: the client's <c>X-Request-Id</c> if it is short and plain, else the trace id (from <c>traceparent</c>, or new).
/// It is the request's TraceIdentifier, so it appears in log scopes, faults and facts.
/// </summary>
internal static class RequestId
{
    public const string Header = "X-Request-Id";
    private const int Longest = 64;

    // Safe in a log line, a header and a shell command without escaping.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static void Give(HttpContext context)
    {
        var asked = context.Request.Headers[Header];
        context.TraceIdentifier = asked is [{ Length: > 0 and <= Longest } one] && !one.AsSpan().ContainsAnyExcept(Plain)
            ? one
            : TraceOf(context.Request).ToHexString();
        Show(context);
    }

    /// <summary>Writes it to the response headers; called again when the response was restarted.</summary>
    public static void Show(HttpContext context) => context.Response.Headers[Header] = context.TraceIdentifier;

    private static ActivityTraceId TraceOf(HttpRequest request) =>
        Activity.Current is { } span ? span.TraceId
        : ActivityContext.TryParse(request.Headers.TraceParent, null, out var theirs) ? theirs.TraceId
        : ActivityTraceId.CreateRandom();
}

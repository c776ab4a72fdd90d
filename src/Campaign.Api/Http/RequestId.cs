using System.Buffers;
using System.Diagnostics;

namespace Campaign.Api.Http;

/// <summary>
/// The name of a request: the client's <c>X-Request-Id</c> when it is short and plain, else the trace's id (from <c>traceparent</c>, or new).
/// It is the request's trace identifier, so it stands in log scopes, in faults and in the facts.
/// </summary>
internal static class RequestId
{
    public const string Header = "X-Request-Id";
    private const int Longest = 64;

    // What can stand in a log line, a header and a shell command as it is.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static void Give(HttpContext context)
    {
        var asked = context.Request.Headers[Header];
        context.TraceIdentifier = asked is [{ Length: > 0 and <= Longest } one] && !one.AsSpan().ContainsAnyExcept(Plain)
            ? one
            : TraceOf(context.Request).ToHexString();
        Show(context);
    }

    /// <summary>Puts it into the answer; again when the answer was begun anew.</summary>
    public static void Show(HttpContext context) => context.Response.Headers[Header] = context.TraceIdentifier;

    private static ActivityTraceId TraceOf(HttpRequest request) =>
        Activity.Current is { } span ? span.TraceId
        : ActivityContext.TryParse(request.Headers.TraceParent, null, out var theirs) ? theirs.TraceId
        : ActivityTraceId.CreateRandom();
}

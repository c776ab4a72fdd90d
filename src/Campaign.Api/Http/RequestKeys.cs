using System.Security.Cryptography;
using Campaign.Api.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Requests;

namespace Campaign.Api.Http;

/// <summary>
/// <c>Idempotency-Key</c>: the key is stored with the facts of the request that used it, and facts under a used key are refused. So there is no check beforehand: an answer
/// that created nothing is held back and the key looked up; a repeated request is answered with what it created the first time, as it is now. The same key with another
/// body is refused. Of two simultaneous requests the slower is answered like the faster. The body of a visitor who is not signed in is not even read.
/// </summary>
internal sealed class RequestKeys(RequestDelegate next, IRequests requests)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || context.Visitor() is null)
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Refuse(context, "idempotency-key-invalid", "Idempotency-Key 不超过 200 个字符。", "Idempotency-Key has at most 200 characters.");
            return;
        }

        var request = new RequestKey($"{context.Request.Path} {key}", await Fingerprint(context));
        context.Features.Set(request);
        await next(context);
        if (context.Features.Get<HeldAnswer>() is { } held && !await IsAnswered(context, request))
        {
            await held.Answer.ExecuteAsync(context);
        }
    }

    /// <summary>Holds back the answer to a request with a key unless it created something: the request may be a repeat, and then the first answer counts.</summary>
    public static async ValueTask<object?> Hold(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        if (answer is not IResult result || answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status201Created } || call.HttpContext.Features.Get<RequestKey>() is null)
        {
            return answer;
        }

        call.HttpContext.Features.Set(new HeldAnswer(result));
        return Results.Empty;
    }

    /// <summary>Answers a request whose key was used before.</summary>
    /// <returns>False when it was not; nothing has been written then.</returns>
    private async Task<bool> IsAnswered(HttpContext context, RequestKey request)
    {
        if ((await requests.Find([request.Key], context.RequestAborted)).GetValueOrDefault(request.Key) is not { } answered)
        {
            return false;
        }

        await (answered.Fingerprint == request.Fingerprint
            ? Replay(context, answered.Resource)
            : Refuse(
                context,
                "idempotency-key-reused",
                "这个 Idempotency-Key 已用于内容不同的请求，本次未作改动。请换一个新的。",
                "This Idempotency-Key was used for a different request; nothing was changed. Use a new key."));
        return true;
    }

    /// <summary>Answers with what the first request created: reads the same path, and reports it as created.</summary>
    private Task Replay(HttpContext context, string resource)
    {
        context.Features.Set<RequestKey>(null);
        context.Features.Set<HeldAnswer>(null);
        context.SetEndpoint(null);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"{Api.Base}{resource}";
        context.Request.Headers.Remove("If-None-Match");
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.Headers.Location = $"{Api.Base}{resource}";
                context.Response.Headers["Idempotency-Replayed"] = "true";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static async Task<string> Fingerprint(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return Convert.ToHexString(hash);
    }

    private static Task Refuse(HttpContext context, string code, string zh, string en) =>
        Refusal.Invalid(code, zh, en).ToProblem(context).ExecuteAsync(context);

    private sealed record HeldAnswer(IResult Answer);
}

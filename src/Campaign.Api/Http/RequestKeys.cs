using System.Security.Cryptography;
using Campaign.Api.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Requests;

namespace Campaign.Api.Http;

/// <summary>
/// <c>Idempotency-Key</c>: the key is kept with the facts of the request that used it, and a used key refuses facts. So nobody looks first: an answer that
/// made nothing is held back, the key is looked up, and a request that came before is answered with what it made then, as of now; the same key with another
/// body is refused. Of two that come at once, the slower one is answered like the faster one. A stranger's body is not even read.
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

    /// <summary>Keeps back the answer to a request with a key unless it made something: it may have come before, and then that answer is the right one.</summary>
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
    /// <returns>False when it was not: then nothing has been written.</returns>
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

    /// <summary>Answers with what the first request made: the same path is read, and reported as created.</summary>
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

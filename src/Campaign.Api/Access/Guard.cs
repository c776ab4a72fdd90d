using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.Authorization;

namespace Campaign.Api.Access;

/// <summary>
/// Runs before every route: lets a visitor through who has the right that the route <see cref="Need"/>s, and refuses changes that another site's page
/// made a signed-in browser send (CSRF).
/// </summary>
internal sealed class Guard(RequestDelegate next, CampaignOf campaigns)
{
    public const string CsrfHeader = "X-CSRF-Token";

    private static readonly Wording SignInNeeded = new(
        "请先登录；程序请在 Authorization 头中以 Bearer 方式提供令牌。", "Sign in first; a program sends its token in the Authorization header as Bearer.");

    private static readonly Wording TokenExpired = new(
        "这个令牌已到期，未作改动。请让管理员在“访问令牌”页签发新的令牌。", "This token has expired; nothing was changed. Ask an administrator to make a new one on the page “Access tokens”.");

    private static readonly Refusal SecondFactorNeeded = new(
        RefusalKind.Forbidden,
        "second-factor-needed",
        new("管理员要求开启两步验证，未作改动。请先在“我的账号”里设置，再继续。", "Your administrators require two-step verification; nothing was changed. Set it up under “My account” first, then continue."));

    private static readonly Refusal OtherSite = new(
        RefusalKind.Forbidden,
        "other-site",
        new("这个请求来自别的网站，未作改动。请从 Campaign 的页面操作。", "That request came from another site; nothing was changed. Do it from Campaign's own pages."));

    private static readonly Refusal CsrfNeeded = new(
        RefusalKind.Forbidden,
        "csrf-token-needed",
        new("请求缺少防伪标记，未作改动。请刷新页面再试。", "The request lacks its anti-forgery token; nothing was changed. Reload the page and try again."));

    public async Task InvokeAsync(HttpContext context)
    {
        var (visitor, endpoint) = (context.Visitor(), context.GetEndpoint());
        if (Foreign(context, visitor))
        {
            await OtherSite.ToProblem(context).ExecuteAsync(context);
        }
        else if (endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
        }
        else if (visitor is null)
        {
            await Turn(context);
        }
        else if (await Refuse(context, endpoint as RouteEndpoint, visitor) is { } refusal)
        {
            await refusal.ToProblem(context).ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Missing routes, and answers the framework gives by itself (wrong method, wrong content type), need no right.</summary>
    private async ValueTask<Refusal?> Refuse(HttpContext context, RouteEndpoint? route, Visitor visitor) =>
        route is null ? null
        : visitor.Session is not null && IsChange(context.Request) && !CarriesCsrf(context) ? CsrfNeeded
        : route.Metadata.GetMetadata<Need>() is not { } need ? AccessRefusals.RightMissing
        : visitor.Owes && !need.BeforeSecondFactor ? SecondFactorNeeded
        : await Refuse(context, need, visitor.Permits);

    private async ValueTask<Refusal?> Refuse(HttpContext context, Need need, Permits permits)
    {
        if (need.Scope == Scope.SignedIn || permits.Everywhere(need.Right))
        {
            return null;
        }

        if (need.Scope == Scope.Anywhere)
        {
            return permits.Anywhere(need.Right) ? null : AccessRefusals.RightMissing;
        }

        if (await campaigns.Find(context) is not { } place)
        {
            return AccessRefusals.RightMissing;
        }

        if (place.Shared)
        {
            return permits.Anywhere(need.Right) ? null : permits.Anywhere(Right.Read) ? AccessRefusals.RightMissing : place.Unknown;
        }

        // What a visitor may not see is reported as not found: status and words are the same as for something that does not exist.
        return place.Campaign is null || !permits.In(place.Campaign, Right.Read) ? place.Unknown
            : permits.In(place.Campaign, need.Right) ? null
            : AccessRefusals.RightMissing;
    }

    /// <summary>Whether a browser reports a cross-site change. Programs with a token are not browsers.</summary>
    private static bool Foreign(HttpContext context, Visitor? visitor)
    {
        var request = context.Request;
        if (!IsChange(request) || visitor is { Session: null })
        {
            return false;
        }

        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site.Length > 0 ? site != "same-origin"
            : origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    private static bool CarriesCsrf(HttpContext context) =>
        SessionService.Csrf(context) is { } expected && Secrets.Same(context.Request.Headers[CsrfHeader].ToString(), expected);

    private static bool IsChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    /// <summary>Sends a person's browser to the sign-in page; tells a program what is missing.</summary>
    private static Task Turn(HttpContext context)
    {
        if (IsBrowser(context.Request))
        {
            return TypedResults.Redirect($"/sign-in?next={Uri.EscapeDataString($"{context.Request.Path}{context.Request.QueryString}")}").ExecuteAsync(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        var (code, message) = context.Features.Get<ExpiredToken>() is null ? ("sign-in-needed", SignInNeeded) : ("token-expired", TokenExpired);
        return Problems.Of(StatusCodes.Status401Unauthorized, code, message, context).ExecuteAsync(context);
    }

    /// <summary>A person's browser lists HTML in Accept; programs accept anything or ask for JSON.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}

using System.Security.Claims;
using Campaign.Api.Pages;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;

namespace Campaign.Api.Http;

/// <summary>Once a token is configured, every page and every call of the API needs it.</summary>
internal sealed class ApiToken(RequestDelegate next, AccessToken token)
{
    private static readonly Wording Needed = new(
        "需要访问令牌：请在 Authorization 头中以 Bearer 方式提供。", "A token is needed: send it in the Authorization header as Bearer.");

    public Task InvokeAsync(HttpContext context)
    {
        if (!token.IsNeededBy(context.Request))
        {
            return next(context);
        }

        if (!token.IsShownBy(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return (IsBrowser(context.Request) ? TokenPage.Show(context) : Problems.Of(StatusCodes.Status401Unauthorized, "token-needed", Needed, context))
                .ExecuteAsync(context);
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "api")], "token"));
        return next(context);
    }

    /// <summary>A person's browser names HTML among what it accepts; programs take anything or ask for JSON.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Campaign.Api.Hosting;
using Campaign.Api.Pages;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Http;

/// <summary>Once a token is configured, every page and every call of the API needs it. Compared in constant time.</summary>
internal sealed class ApiToken(RequestDelegate next, CampaignOptions options)
{
    private const string Scheme = "Bearer ";
    private static readonly Wording Needed = new(
        "需要访问令牌：请在 Authorization 头中以 Bearer 方式提供。", "A token is needed: send it in the Authorization header as Bearer.");

    private readonly byte[]? _expected = options.ApiToken is { } token ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;

    public Task InvokeAsync(HttpContext context)
    {
        if (_expected is null || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (!IsRight(context.Request.Headers.Authorization.ToString()))
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

    private bool IsRight(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..])), _expected);
}

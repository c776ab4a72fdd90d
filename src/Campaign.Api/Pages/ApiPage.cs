using System.Security.Cryptography;
using Campaign.Api.Access;
using Campaign.Api.Hosting;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Scalar.AspNetCore;

namespace Campaign.Api.Pages;

/// <summary>The interactive API reference, to read and to try with the reader's own rights.</summary>
internal static class ApiPage
{
    private const string Path = "/api/reference";

    public static void MapApiPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api", (HttpContext context) => TypedResults.Redirect($"{Path}/{context.Request.QueryString}")).ExcludeFromDescription().AllowSignedIn();
        routes.MapScalarApiReference(Path, Configure).ExcludeFromDescription().AllowSignedIn();
    }

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        options.WithTitle("Campaign API").AddDocument(ApiDescription.Document).WithOpenApiRoutePattern(ApiDescription.Path);
        options.Localization = new() { Locale = context.Language() == Language.Chinese ? "zh-CN" : "en" };

        // Nothing is sent elsewhere: no web fonts, no telemetry, no agent, no links that pass the description on.
        (options.ShowDeveloperTools, options.HideClientButton) = (DeveloperToolsVisibility.Never, true);
        (options.DefaultFonts, options.Telemetry, options.Agent, options.Mcp) = (false, false, new() { Disabled = true }, new() { Disabled = true });

        var nonce = RandomNumberGenerator.GetHexString(32);
        options.WithNonce(nonce);
        context.Response.Headers.ContentSecurityPolicy = SafetyHeaders.PolicyFor($"'self' 'nonce-{nonce}'");
    }
}

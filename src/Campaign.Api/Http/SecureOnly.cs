using System.Net;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Campaign.Api.Http;

/// <summary>Other machines are answered over https only, which a trusted proxy may have terminated.</summary>
internal sealed class SecureOnly(RequestDelegate next)
{
    private static readonly Wording Needed = new(
        "请通过 https 访问；在这条连接上没有读取也没有改动任何内容。", "Come over https; nothing was read or changed on this connection.");

    public Task InvokeAsync(HttpContext context) =>
        context.Request.IsHttps || context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from) || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "https-needed", Needed, context).ExecuteAsync(context);
}

internal static class Proxies
{
    /// <summary>Trusts forwarded headers from the configured proxy, and no other.</summary>
    public static void UseProxy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<CampaignOptions>().TrustedProxy is not { } proxy)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(options);
    }
}

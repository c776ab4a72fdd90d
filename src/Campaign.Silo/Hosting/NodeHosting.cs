using System.Text.Encodings.Web;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Silo.Health;
using Campaign.Silo.Hosting.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;

namespace Campaign.Silo.Hosting;

/// <summary>What every node has, with web pages or without: checked settings, a silo, health, metrics and logs.</summary>
public static class NodeHosting
{
    /// <param name="url">Where it listens by default.</param>
    /// <param name="forPeople">Whether people sign in here: then other machines may reach it, over https.</param>
    /// <exception cref="StartRefusedException">The settings cannot work.</exception>
    public static void AddNode(this WebApplicationBuilder builder, string url, bool forPeople = false)
    {
        builder.Configuration["Urls"] ??= url;
        var options = StartChecks.Section<CampaignOptions>(builder.Configuration, "Campaign");
        var storage = StartChecks.Section<StorageOptions>(builder.Configuration, "Storage");
        StartChecks.Run(builder.Configuration, options, storage, forPeople);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(options).AddSingleton(new FourEyes(options.FourEyes)).AddSingleton<AccessToken>();
        builder.Services.AddSilo(storage, options.DataDirectory, ClusterSettings.Of(builder.Configuration));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        builder.Services.Configure<JsonConsoleFormatterOptions>(Shape);
        builder.AddTelemetry();
    }

    /// <summary>Once a token is configured, a node without pages answers 401 to whoever does not send it.</summary>
    public static void UseToken(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<AccessToken>();
        app.Use((context, next) =>
        {
            if (!token.IsNeededBy(context.Request) || token.IsShownBy(context.Request))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        });
    }

    /// <summary>Maps health, open to everyone, and metrics.</summary>
    /// <returns>The metrics' route, so that the caller can restrict it.</returns>
    public static IEndpointConventionBuilder MapNode(this WebApplication app)
    {
        app.MapHealth();
        return app.MapTelemetry();
    }

    /// <summary>For <c>Logging__Console__FormatterName=json</c>: one object per line, with the request's id, UTC times and Chinese unescaped.</summary>
    private static void Shape(JsonConsoleFormatterOptions log)
    {
        (log.IncludeScopes, log.UseUtcTimestamp, log.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ");
        log.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}

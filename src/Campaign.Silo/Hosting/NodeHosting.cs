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

/// <summary>What every node has, with people's pages or without: checked settings, a silo, health, metrics and logs for whoever runs it.</summary>
public static class NodeHosting
{
    /// <param name="url">Where it listens unless told otherwise.</param>
    /// <param name="forPeople">Whether people sign in: then other machines may reach it, over https.</param>
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

    /// <summary>Once a token is configured, a node without pages refuses whoever does not show it with a bare 401.</summary>
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

    /// <summary>Health, for whoever asks, and metrics.</summary>
    /// <returns>The metrics' route, to close it.</returns>
    public static IEndpointConventionBuilder MapNode(this WebApplication app)
    {
        app.MapHealth();
        return app.MapTelemetry();
    }

    /// <summary>With <c>Logging__Console__FormatterName=json</c>: one object a line, with the request's id, UTC, Chinese readable.</summary>
    private static void Shape(JsonConsoleFormatterOptions log)
    {
        (log.IncludeScopes, log.UseUtcTimestamp, log.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ");
        log.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}

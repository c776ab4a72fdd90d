using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Api.Installation;
using Campaign.Api.Jobs;
using Campaign.Api.Reports;
using Campaign.Documents.Pdf;
using Campaign.Documents.Stories;
using Campaign.Domain.Access;
using Campaign.Silo.Hosting;

namespace Campaign.Api.Hosting;

/// <summary>How the process is put together.</summary>
internal static class CampaignHosting
{
    /// <summary>In bytes; files to import may be larger.</summary>
    public const long LargestBody = 1024 * 1024;

    public static void AddCampaign(this WebApplicationBuilder builder)
    {
        builder.AddNode("http://127.0.0.1:5080", forPeople: true);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.AddNouns(typeof(Api).Assembly);
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<PastReports>();
        builder.Services.AddSingleton(services => new PdfPrinter(
            new PdfOptions { Browser = builder.Configuration["Documents:Browser"] }, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(_ => StoryTemplates.Load());
        builder.Services.AddSingleton<SecondFactor>();
        builder.Services.AddSingleton<CampaignOf>();
        builder.Services.AddSingleton<StepRights>();
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddSingleton<InstallationSettings>();
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.ConfigureHttpJsonOptions(json => Shape(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<Faults>();
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDescription();
        builder.Services.AddHealthChecks().AddCheck<BrowserCheck>("pdf");
    }

    public static void UseCampaign(this WebApplication app)
    {
        app.UseProxy();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SafetyHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = failed => Faults.IsClients(failed.Exception) });
        app.UseStatusCodePages(page => Faults.OfStatus(page.HttpContext).ExecuteAsync(page.HttpContext));
        app.UseMiddleware<SecureOnly>();
        app.UseMiddleware<Identification>();
        app.UseMiddleware<RequestKeys>();
        app.UseRouting();
        app.UseMiddleware<Guard>();
        app.MapOpenApi(ApiDescription.Path).AllowSignedIn();
        app.MapNode().Allow(Right.Read);
    }

    /// <summary>camelCase, enum values in kebab-case, Chinese readable; numbers are numbers, moments name their offset.</summary>
    private static void Shape(JsonSerializerOptions json)
    {
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new Instants.Converter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}

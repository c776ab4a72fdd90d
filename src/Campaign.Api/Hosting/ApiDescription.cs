using System.Collections.Concurrent;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Campaign.Api.Hosting;

/// <summary>The OpenAPI description of the API: served at <see cref="Path"/>, and written to a file when the web app is built.</summary>
internal static class ApiDescription
{
    /// <summary>The command that writes the description: <c>openapi FILE</c>.</summary>
    public const string Command = "openapi";

    public const string Document = "v1";

    public const string Path = "/openapi/v1.json";

    /// <summary>Types that are being described right now, to stop recursion.</summary>
    private static readonly ConcurrentDictionary<(OpenApiDocument?, Type), bool> UnderWay = new();

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.CreateSchemaReferenceId = type => ItemOf(type.Type) is null ? OpenApiOptions.CreateDefaultSchemaReferenceId(type) : null;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Campaign";
            document.Info.Description = "Requests and answers are JSON. Send `Idempotency-Key` when creating and `If-Match` when changing.";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(DescribeLists);
        options.AddSchemaTransformer(DescribeMoments);
        options.AddOperationTransformer(NameParameters);
    });

    /// <summary>Writes the description unless the file already holds the same text, so that incremental builds stay unchanged.</summary>
    public static async Task Write(WebApplication app, string file)
    {
        // The description sees routes only once the endpoint middleware is in the pipeline.
        ((IApplicationBuilder)app).UseEndpoints(_ => { });
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text)
        {
            await File.WriteAllTextAsync(file, text);
        }
    }

    /// <summary>
    /// Our lists have their own JSON converter, which the description cannot look into. An item that holds a list of its own kind is described once:
    /// what that inner list holds is left open.
    /// </summary>
    private static async Task DescribeLists(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (ItemOf(context.JsonTypeInfo.Type) is not { } item)
        {
            return;
        }

        schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.Array | JsonSchemaType.Null : JsonSchemaType.Array;
        if (!UnderWay.TryAdd((context.Document, item), true))
        {
            schema.Items = new OpenApiSchema();
            return;
        }

        schema.Items = await context.GetOrCreateSchemaAsync(item, null, cancellation);
        UnderWay.TryRemove((context.Document, item), out _);
    }

    /// <summary>Times have their own converter too; their format is known, their type is not.</summary>
    private static Task DescribeMoments(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            // A property may be null; a parameter is left out instead.
            schema.Type = context.JsonPropertyInfo is not null && type == typeof(DateTimeOffset?) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    /// <summary>Names parameters as people write them, <c>?sort=</c>, whatever the case of the property.</summary>
    private static Task NameParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query))
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }

        return Task.CompletedTask;
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;
}

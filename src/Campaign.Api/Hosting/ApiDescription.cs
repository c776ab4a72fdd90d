using System.Collections.Concurrent;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Campaign.Api.Hosting;

/// <summary>The API described as OpenAPI: served at <see cref="Path"/>, and written to a file when the web app is built.</summary>
internal static class ApiDescription
{
    /// <summary>The command that writes the description: <c>openapi FILE</c>.</summary>
    public const string Command = "openapi";

    public const string Document = "v1";

    public const string Path = "/openapi/v1.json";

    /// <summary>What is being described at this moment.</summary>
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

    /// <summary>Writes the description unless the file holds the same already, so that what is built from it stays as it is.</summary>
    public static async Task Write(WebApplication app, string file)
    {
        // Routes are known to the description only once the pipeline's end is there.
        ((IApplicationBuilder)app).UseEndpoints(_ => { });
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text)
        {
            await File.WriteAllTextAsync(file, text);
        }
    }

    /// <summary>
    /// Our lists have a JSON converter of their own, behind which the description cannot look. An item that holds a list of its own kind is described once:
    /// what is in that list is left open.
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

    /// <summary>Moments, too, have a converter of their own; their format is known, their type is not.</summary>
    private static Task DescribeMoments(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            // A property may hold null; a parameter is left out.
            schema.Type = context.JsonPropertyInfo is not null && type == typeof(DateTimeOffset?) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    /// <summary>As people write them: <c>?sort=</c>, whatever the case of the property.</summary>
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

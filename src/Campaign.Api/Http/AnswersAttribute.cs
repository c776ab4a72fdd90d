using Microsoft.AspNetCore.Http.Metadata;

namespace Campaign.Api.Http;

/// <summary>What a handler returns on success. Read by the OpenAPI description, from which the web app's types are generated.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute<T>(int status = StatusCodes.Status200OK) : Attribute, IProducesResponseTypeMetadata
{
    public Type? Type => typeof(T);

    public int StatusCode => status;

    public IEnumerable<string> ContentTypes => ["application/json"];
}

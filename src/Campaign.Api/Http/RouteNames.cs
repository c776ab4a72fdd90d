namespace Campaign.Api.Http;

/// <summary>What a request's route names.</summary>
internal static class RouteNames
{
    /// <summary>The names of the values that the request's route has, in order.</summary>
    public static IReadOnlyList<string> Of(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint route ? [.. route.RoutePattern.Parameters.Select(parameter => parameter.Name)] : [];
}

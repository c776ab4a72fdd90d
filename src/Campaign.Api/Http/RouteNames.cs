namespace Campaign.Api.Http;

/// <summary>The values that a request's route names.</summary>
internal static class RouteNames
{
    /// <summary>The names of the route's values, in order.</summary>
    public static IReadOnlyList<string> Of(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint route ? [.. route.RoutePattern.Parameters.Select(parameter => parameter.Name)] : [];
}

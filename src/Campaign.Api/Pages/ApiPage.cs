using System.Globalization;
using System.Text;
using Campaign.Api.Http;

namespace Campaign.Api.Pages;

/// <summary>Every route of the API on one page, from the routes themselves.</summary>
internal static class ApiPage
{
    public static IResult Show(HttpContext context, EndpointDataSource routes)
    {
        var language = context.Language();
        var main = new StringBuilder();
        main.Append(CultureInfo.InvariantCulture, $"""
            <article class="card"><h2>{Page.Encode(Page.Say(language, "怎么用", "How to use it"))}</h2>
            <p>{Page.Encode(Page.Say(
                language,
                "请求和返回都是 JSON。完整说明（字段、状态码）见 OpenAPI 文件；新建时可带 Idempotency-Key，修改时可带 If-Match。",
                "Requests and answers are JSON. The OpenAPI file describes every field and status. Send Idempotency-Key when creating and If-Match when changing."))}</p>
            <div class="links"><a href="/openapi/v1.json">/openapi/v1.json</a></div></article><div class="scroll"><table><thead><tr>
            <th scope="col">{Page.Encode(Page.Say(language, "方法", "Method"))}</th><th scope="col">{Page.Encode(Page.Say(language, "路径", "Path"))}</th></tr></thead><tbody>
            """);
        foreach (var (method, path) in Routes(routes))
        {
            main.Append(CultureInfo.InvariantCulture, $"<tr><td>{Page.Encode(method)}</td><td><code>{Page.Encode(path)}</code></td></tr>");
        }

        main.Append("</tbody></table></div>");
        return Page.Html(context, "API", main);
    }

    private static IEnumerable<(string Method, string Path)> Routes(EndpointDataSource routes) =>
        from endpoint in routes.Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText?.Trim('/')
        where path.StartsWith(Api.Base, StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        orderby path, method
        select (method, path);
}

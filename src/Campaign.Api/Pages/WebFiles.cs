using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Pages;

/// <summary>The built web app: its first page under every page's address, and its other files under names that change with their content.</summary>
internal static class WebFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>The addresses of pages. An explicit list, so that everything else still gets the API's answers.</summary>
    private static readonly string[] Pages = ["/", "/sign-in", "/account", "/drafts", "/admin/{**page}", "/campaigns/{**page}", "/partners/{**page}", "/rules"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static readonly (string Name, string Ending)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void MapWebFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var page in Pages)
        {
            routes.MapGet(page, FirstPage).ExcludeFromDescription().AllowAnonymous();
        }

        routes.MapGet("/assets/{file}", Asset).ExcludeFromDescription().AllowAnonymous();
    }

    private static IResult FirstPage(HttpContext context) => Answer(context, Path.Combine(Folder, "index.html"), "no-cache");

    private static IResult Asset(string file, HttpContext context) => Answer(context, Path.Combine(Folder, "assets", Path.GetFileName(file)), ForEver);

    /// <summary>The file as precompressed at build time, in the best encoding that the browser accepts.</summary>
    private static IResult Answer(HttpContext context, string path, string keep)
    {
        if (!File.Exists(path) || Types.GetValueOrDefault(Path.GetExtension(path)) is not { } type)
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = keep;
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (name, ending) = Packings.FirstOrDefault(packing => File.Exists(path + packing.Ending) && accepted.Any(one => one.Value == packing.Name && one.Quality is not 0));
        if (name is not null)
        {
            headers.ContentEncoding = name;
        }

        return TypedResults.PhysicalFile(path + ending, type, entityTag: keep == ForEver ? null : TagOf(path));
    }

    private static EntityTagHeaderValue TagOf(string path) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16]}\"");
}

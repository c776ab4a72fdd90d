using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Pages;

/// <summary>The one script of the pages: it keeps them up to date.</summary>
internal static class LiveScript
{
    public const string Path = "/live.js";

    private static readonly byte[] Script = Load();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Script)[..8])}\"");

    public static IResult Show(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(Script, "text/javascript; charset=utf-8", entityTag: Tag);
    }

    private static byte[] Load()
    {
        using var resource = typeof(LiveScript).Assembly.GetManifestResourceStream("live.js")!;
        using var script = new MemoryStream();
        resource.CopyTo(script);
        return script.ToArray();
    }
}

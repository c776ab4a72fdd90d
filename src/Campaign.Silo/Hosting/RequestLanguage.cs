using Campaign.Domain.Decisions;
using Microsoft.AspNetCore.Http;

namespace Campaign.Silo.Hosting;

/// <summary>The language in which a request is to be answered.</summary>
public static class RequestLanguage
{
    /// <summary>Chinese unless <c>?lang=en</c> or <c>Accept-Language</c> prefers English.</summary>
    public static Language Of(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        if (asked.Length == 0)
        {
            var best = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault();
            asked = best?.Value.ToString() ?? "";
        }

        return asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
    }
}

using System.Globalization;
using Campaign.Domain.Decisions;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Http;

/// <summary>What a request says about itself: who asks, in which language, on which version.</summary>
public static class RequestTerms
{
    /// <summary>Chinese unless <c>?lang=en</c> or <c>Accept-Language</c> prefers English.</summary>
    public static Language Language(this HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        if (asked.Length > 0)
        {
            return asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Domain.Decisions.Language.English : Domain.Decisions.Language.Chinese;
        }

        var best = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault();
        return best?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Domain.Decisions.Language.English : Domain.Decisions.Language.Chinese;
    }

    /// <summary>The caller, with the request's key and the version it looked at.</summary>
    public static Caller Caller(this HttpContext context) => new(
        context.User.Identity?.Name ?? "local",
        context.TraceIdentifier,
        context.Features.Get<RequestKey>(),
        IfVersion(context.Request));

    /// <summary>From <c>If-Match: "7"</c>. Anything that is not one of our versions can match none.</summary>
    private static long? IfVersion(HttpRequest request)
    {
        var tag = request.Headers[HeaderNames.IfMatch].ToString();
        return tag.Length == 0 || tag == "*"
            ? null
            : long.TryParse(tag.Replace("W/", "", StringComparison.Ordinal).Trim('"'), CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}

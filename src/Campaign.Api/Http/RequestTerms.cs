using System.Globalization;
using Campaign.Api.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Http;

/// <summary>What a request says about itself: who is asking, in which language, on which version.</summary>
public static class RequestTerms
{
    /// <inheritdoc cref="RequestLanguage.Of"/>
    public static Language Language(this HttpContext context) => RequestLanguage.Of(context);

    /// <summary>The caller, with the request's key and the version that it read.</summary>
    public static Caller Caller(this HttpContext context) => new(
        context.Known().Actor,
        context.TraceIdentifier,
        context.Features.Get<RequestKey>(),
        IfVersion(context.Request));

    /// <summary>From <c>If-Match: "7"</c>. Anything that is not one of our versions matches none.</summary>
    private static long? IfVersion(HttpRequest request)
    {
        var tag = request.Headers[HeaderNames.IfMatch].ToString();
        return tag.Length == 0 || tag == "*"
            ? null
            : long.TryParse(tag.Replace("W/", "", StringComparison.Ordinal).Trim('"'), CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}

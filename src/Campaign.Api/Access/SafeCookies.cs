namespace Campaign.Api.Access;

/// <summary>Cookies that no script reads, no other site's request carries along, and, over https, no unsafe connection sends or sets.</summary>
internal static class SafeCookies
{
    /// <summary>Over https the prefix makes the browser refuse one that another host, or an unsafe connection, has planted.</summary>
    public static string Name(HttpContext context, string name) => context.Request.IsHttps ? $"__Host-{name}" : name;

    public static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };
}

namespace Campaign.Api.Access;

/// <summary>Cookies that scripts cannot read, that cross-site requests do not carry and that, over https, are never sent or set over a plain connection.</summary>
internal static class SafeCookies
{
    /// <summary>Over https the <c>__Host-</c> prefix makes the browser reject cookies planted by another host or over a plain connection.</summary>
    public static string Name(HttpContext context, string name) => context.Request.IsHttps ? $"__Host-{name}" : name;

    public static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };
}

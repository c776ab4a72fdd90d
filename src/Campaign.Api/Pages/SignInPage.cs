using System.Globalization;
using System.Text;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Pages;

/// <summary>Where people sign in and out, without a script.</summary>
internal static class SignInPage
{
    private const string Path = "/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, DemoPeople demo) => Show(context, demo, null)).ExcludeFromDescription().AllowAnonymous();
        routes.MapPost(Path, SignIn).ExcludeFromDescription().AllowAnonymous();
        routes.MapPost("/sign-out", SignOut).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>Its address for somebody who wanted to go elsewhere.</summary>
    public static string For(HttpRequest request) => $"{Path}?next={Uri.EscapeDataString($"{request.Path}{request.QueryString}")}";

    /// <summary>The way out, on every page of somebody who is in.</summary>
    public static string Out(HttpContext context) => context.Visitor() is not { Session: not null } visitor
        ? ""
        : $"""<form method="post" action="/sign-out"><button type="submit">{Page.Encode(Page.Say(context.Language(), "退出", "Sign out"))} ({Page.Encode(visitor.Name)})</button></form>""";

    private static async Task<IResult> SignIn(HttpContext context, SignInDesk desk, DemoPeople demo)
    {
        if (!context.Request.HasFormContentType)
        {
            return Show(context, demo, null);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (verdict, _) = await desk.SignIn(context, form["name"], form["password"], form["code"]);
        if (verdict == SignInVerdict.In)
        {
            return TypedResults.Redirect(Next(context));
        }

        context.Response.StatusCode = verdict == SignInVerdict.Paused ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        return Show(context, demo, SessionEndpoints.Sentence(verdict));
    }

    private static async Task<IResult> SignOut(HttpContext context, SessionDesk sessions)
    {
        await sessions.End(context);
        return TypedResults.Redirect(Path);
    }

    /// <summary>Only a place of ours: a link must not lead people on to another site.</summary>
    private static string Next(HttpContext context) =>
        context.Request.Query["next"].ToString() is ['/', not ('/' or '\\'), ..] next && Uri.TryCreate($"http://here{next}", UriKind.Absolute, out var place)
            ? $"{place.PathAndQuery}{place.Fragment}"
            : "/";

    private static IResult Show(HttpContext context, DemoPeople demo, Wording? wrong)
    {
        var language = context.Language();
        var main = new StringBuilder();
        main.Append(CultureInfo.InvariantCulture, $"""
            <form class="card" method="post" action="{Action(context)}">{(wrong is null ? "" : $"<p class=\"wrong\" role=\"alert\">{Page.Encode(wrong.In(language))}</p>")}
            <label>{Page.Encode(Page.Say(language, "登录名", "Name"))}<input name="name" autocomplete="username" required autofocus></label>
            <label>{Page.Encode(Page.Say(language, "密码", "Password"))}<input name="password" type="password" autocomplete="current-password" required></label>
            <label>{Page.Encode(Page.Say(language, "验证码（开启了两步验证时填写）", "Code (if you use a second factor)"))}<input name="code" inputmode="numeric" autocomplete="one-time-code"></label>
            <button type="submit">{Page.Encode(Page.Say(language, "登录", "Sign in"))}</button></form>
            """);
        foreach (var person in demo.All)
        {
            Offer(main, person, language, context);
        }

        return Page.Html(context, Page.Say(language, "登录", "Sign in"), main);
    }

    private static void Offer(StringBuilder main, DemoPerson person, Language language, HttpContext context) => main.Append(CultureInfo.InvariantCulture, $"""
        <form class="card" method="post" action="{Action(context)}"><input type="hidden" name="name" value="{Page.Encode(person.Name)}">
        <input type="hidden" name="password" value="{Page.Encode(person.Password)}">
        <button type="submit">{Page.Encode(Page.Say(language, "以示例身份登录：", "Try the demo as "))}{Page.Encode(RoleOf(person.Role, language))}</button></form>
        """);

    private static string Action(HttpContext context) => Page.Encode($"{Path}{context.Request.QueryString}");

    private static string RoleOf(Role role, Language language) => role switch
    {
        Role.Administrator => Page.Say(language, "管理员", "administrator"),
        Role.Manager => Page.Say(language, "活动负责人", "campaign manager"),
        Role.Editor => Page.Say(language, "编辑", "editor"),
        Role.Reviewer => Page.Say(language, "审核", "reviewer"),
        _ => Page.Say(language, "管理层（只读）", "leadership (reads)"),
    };
}

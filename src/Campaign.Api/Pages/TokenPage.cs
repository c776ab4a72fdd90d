using System.Text;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Pages;

/// <summary>What a person sees whose browser came without the access token: in both languages, as nobody knows yet who reads it.</summary>
internal static class TokenPage
{
    private static readonly Wording Explanation = new(
        "这里设有访问令牌，所以没有显示任何内容。浏览器不会自己带上令牌：请从公司的登录入口打开，或联系管理 Campaign 的同事。",
        "An access token protects this place, so nothing is shown. A browser does not send one by itself: come in through your company's sign-in, or ask the person who runs Campaign.");

    public static IResult Show(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        var main = new StringBuilder("<article class=\"card\">");
        foreach (var (tag, text) in new[] { ("zh-CN", Explanation.Zh), ("en", Explanation.En) })
        {
            main.Append("<p lang=\"").Append(tag).Append("\">").Append(Page.Encode(text)).Append("</p>");
        }

        return Page.Html(context, Page.Say(context.Language(), "需要访问令牌", "An access token is needed"), main.Append("</article>"));
    }
}

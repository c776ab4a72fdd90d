using System.Net;
using System.Text;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Pages;

/// <summary>The frame of the server-rendered pages: no script, nothing from elsewhere, every text encoded.</summary>
internal static class Page
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6673; --line: #d9dee4; --ground: #f6f7f9; --card: #fff; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaef; --soft: #9aa5b1; --line: #35404b; --ground: #14191f; --card: #1c232b; --accent: #7db8f0; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; }
        header, main, footer { max-width: 64rem; margin: 0 auto; padding: 1rem 1.25rem; }
        header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding-top: 2rem; }
        h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.125rem; margin: 0; }
        header nav { margin-left: auto; display: flex; gap: 1.25rem; }
        a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 0 0 1rem; }
        .card > p { margin: .25rem 0 .75rem; color: var(--soft); }
        .state { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .75rem; font-size: .875rem; margin-left: .5rem; }
        .links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        table { border-collapse: collapse; width: 100%; background: var(--card); } th, td { text-align: left; padding: .375rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        td code { overflow-wrap: anywhere; } code { font-size: .9em; }
        .scroll { overflow-x: auto; } footer { color: var(--soft); font-size: .875rem; }
        """;

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static IResult Html(HttpContext context, string title, StringBuilder main)
    {
        var language = context.Language();
        var (tag, other, otherName) = language == Language.Chinese ? ("zh-CN", "en", "English") : ("en", "zh-CN", "中文");
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        var html = $"""
            <!doctype html>
            <html lang="{tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)} · Campaign</title><style>{Style}</style></head>
            <body><header><h1>{Encode(title)}</h1><nav><a href="/?lang={tag}">{Encode(Say(language, "首页", "Home"))}</a>
            <a href="/api?lang={tag}">API</a><a href="?lang={other}" hreflang="{other}" lang="{other}">{otherName}</a></nav></header>
            <main>{main}</main>
            <footer>{Encode(Say(language, "合规提示仅供参考，不构成法律意见。", "Compliance findings are aids, not legal advice."))}</footer></body></html>
            """;
        return TypedResults.Text(html, "text/html", Encoding.UTF8);
    }

    public static string Say(Language language, string zh, string en) => new Wording(zh, en).In(language);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Campaign.Documents.Stories;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Stories;

/// <summary>Renders a template with a marketer's data.</summary>
internal static class StoryDesk
{
    private const string UsualLanguage = "zh-CN";

    public static Refusal TemplateUnknown { get; } = Refusal.NotFound("template-unknown", "没有这个模板。", "There is no such template.");

    public static Written Write(StoryTemplates templates, string? template, string? language, string? title, JsonElement data)
    {
        if (templates.Find(template ?? "", language ?? UsualLanguage) is not { } found)
        {
            return new(TemplateUnknown);
        }

        if (Field.Text("title", title, 200) is { } untitled)
        {
            return new(untitled);
        }

        var rendering = StoryRenderer.Render(found, title!.Trim(), data);
        return rendering.Body is { } body
            ? new(null, found.Language, body, HashOf(data.ValueKind == JsonValueKind.Undefined ? "" : data.GetRawText()))
            : new(Refuse(rendering.Problems));
    }

    /// <summary>A marketer's own words.</summary>
    public static Written Take(string body) => new(null, "", body, HashOf(body));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Refusal Refuse(ValueList<StoryProblem> problems) => new(RefusalKind.Invalid, problems[0].Code, problems[0].Message)
    {
        Findings = [.. problems.Select(problem => new Finding(problem.Code, Severity.Blocking, problem.Where, problem.Message, problem.Message))],
    };

    /// <summary>A text, or why it could not be written.</summary>
    internal sealed record Written(Refusal? Refusal, string Language = "", string Body = "", string DataHash = "");
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Campaign.Documents.Stories;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Stories;

/// <summary>Renders a template with a marketer's data and reads the outcome against the compliance rules.</summary>
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
            ? new(null, found.Language, body, HashOf(data.ValueKind == JsonValueKind.Undefined ? "" : data.GetRawText()), Findings(title, body))
            : new(Refuse(rendering.Problems));
    }

    /// <summary>What the rules say about a marketer's own words.</summary>
    public static Written Check(string? title, string body) => new(null, "", body, HashOf(body), Findings(title, body));

    private static ValueList<Finding> Findings(string? title, string body) =>
        [.. KolProof.AbsoluteClaims($"{title}\n{body}"), .. RewardSentiment.Check(("title", title), ("body", body))];

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Refusal Refuse(ValueList<StoryProblem> problems) => new(RefusalKind.Invalid, problems[0].Code, problems[0].Message)
    {
        Findings = [.. problems.Select(problem => new Finding(problem.Code, Severity.Blocking, problem.Where, problem.Message, problem.Message))],
    };

    /// <summary>A text with what the rules say about it, or why it could not be written.</summary>
    internal sealed record Written(Refusal? Refusal, string Language = "", string Body = "", string DataHash = "", ValueList<Finding>? Findings = null);
}

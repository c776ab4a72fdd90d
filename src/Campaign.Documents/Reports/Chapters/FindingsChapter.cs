using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>What the compliance rules found.</summary>
internal static class FindingsChapter
{
    public static ReportSection Write(Evidence evidence)
    {
        var say = evidence.Display;
        return new(
            "findings",
            say.Say("合规提示", "Compliance findings"),
            [
                say.Say(
                    "以下提示由规则自动给出，仅供工作参考，不构成法律意见；没有提示也不代表合规。",
                    "These findings come from automatic rules. They are working aids, not legal advice; no finding does not mean compliance."),
            ],
            [],
            [
                Tables.Of<Finding>("findings", say.Say("提示", "Findings"), say.Say("规则没有给出提示。", "The rules found nothing."), evidence.Sources.Findings.OrderByDescending(finding => finding.Severity),
                    new("severity", say.Say("级别", "Severity"), FigureKind.Text, finding => say.Text(Written(say, finding.Severity))),
                    new("code", say.Say("规则", "Rule"), FigureKind.Text, finding => say.Text(finding.Code)),
                    new("where", say.Say("位置", "Where"), FigureKind.Text, finding => say.Text(finding.Where), Wide: true),
                    new("why", say.Say("原因与依据", "Why"), FigureKind.Text, finding => say.Text(finding.Why.In(say.Language)), Wide: true),
                    new("fix", say.Say("怎么改", "What to do"), FigureKind.Text, finding => say.Text(finding.Fix.In(say.Language)), Wide: true)),
            ]);
    }

    private static string Written(Display say, Severity severity) => severity switch
    {
        Severity.Blocking => say.Say("必须处理", "blocking"),
        Severity.Warning => say.Say("警告", "warning"),
        _ => say.Say("建议", "advice"),
    };
}

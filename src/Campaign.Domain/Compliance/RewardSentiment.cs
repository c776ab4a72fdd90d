using Campaign.Domain.Decisions;

namespace Campaign.Domain.Compliance;

/// <summary>
/// <c>reward-sentiment</c>: a reward must not depend on what people think. Blocks titles, prompts and conditions that refer to
/// tone, stars or 好评, even when spaced out, disguised or in English; wordings that welcome every opinion pass.
/// Basis: 16 CFR 465.4; 网络反不正当竞争暂行规定.
/// </summary>
public static class RewardSentiment
{
    public const string Code = "reward-sentiment";

    private static readonly Wording Why = new(
        "奖励或参与条件不能与好评、星级或褒贬挂钩（《网络反不正当竞争暂行规定》；美国 16 CFR 465.4）。",
        "Taking part or the reward must not depend on tone, stars or praise (16 CFR 465.4; China's interim rules on unfair competition online).");

    private static readonly Wording Fix = new(
        "请只写对内容和形式的要求（如字数、配图、真实体验），并说明褒贬均可参与。",
        "Ask for form and substance only (length, pictures, real experience) and say that every opinion is welcome.");

    /// <summary>One blocking finding for each text that refers to an opinion.</summary>
    public static ValueList<Finding> Check(params ReadOnlySpan<(string Field, string? Text)> texts)
    {
        var findings = ValueList<Finding>.Empty;
        foreach (var (field, text) in texts)
        {
            if (OpinionWords.FindIn(text) is { } word)
            {
                findings = findings.Add(new(Code, Severity.Blocking, $"{field}: {word}", Why, Fix));
            }
        }

        return findings;
    }
}

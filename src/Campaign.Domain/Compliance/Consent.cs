using Campaign.Domain.Decisions;

namespace Campaign.Domain.Compliance;

/// <summary>
/// <c>consent</c>: what an author agreed to when submitting. Basis: 个人信息保护法 13, 17 (notice and consent), 31 (guardian under 14).
/// </summary>
/// <param name="Given">Whether the author agreed.</param>
/// <param name="Notice">Which notice the author was shown, such as <c>2026-03</c>.</param>
/// <param name="UnderFourteen">Whether the author declared to be under 14.</param>
/// <param name="Guardian">Whether a guardian agreed.</param>
public sealed record Consent(bool Given, string? Notice = null, bool UnderFourteen = false, bool Guardian = false)
{
    public const string Code = "consent";

    /// <summary>What is missing before personal data may be stored; null when nothing is.</summary>
    public Finding? Missing() => (Given, UnderFourteen, Guardian) switch
    {
        (false, _, _) => NotGiven,
        (_, true, false) => NoGuardian,
        _ => null,
    };

    private static Finding NotGiven { get; } = new(
        Code,
        Severity.Blocking,
        "consent",
        new("未经本人同意，不能保存投稿和个人信息（《个人信息保护法》第十三条）。", "Without the author's consent nothing may be kept (PIPL, art. 13)."),
        new("请阅读个人信息告知并勾选同意。", "Read the privacy notice and agree to it."));

    private static Finding NoGuardian { get; } = new(
        Code,
        Severity.Blocking,
        "consent",
        new("未满 14 周岁须由监护人同意（《个人信息保护法》第三十一条）。", "Under 14, a guardian has to agree (PIPL, art. 31)."),
        new("请由父母或其他监护人确认同意。", "Ask a parent or guardian to agree."));
}

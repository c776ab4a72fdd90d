using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;

namespace Campaign.Domain.Compliance;

/// <summary>
/// <c>near-duplicate</c>: near-identical texts from several accounts are refused (astroturfing). Basis: 国家网信办关于网络水军的治理要求.
/// </summary>
public static class NearDuplicate
{
    public const string Code = "near-duplicate";

    /// <summary>
    /// Weight (see <see cref="Fingerprint.Length"/>) below which texts by different accounts are not compared: two people who write 「味道很好」 are no astroturfing.
    /// </summary>
    public const int ShortestCompared = 16;

    /// <summary>Weight below which only identical texts count: a difference of one character is how two people say the same thing.</summary>
    public const int ShortestNear = 25;

    /// <summary>The fewest rows of <see cref="Fingerprint.Rows"/> that near-copies share.</summary>
    public const int SharedRows = 17;

    public static Finding Finding { get; } = new(
        Code,
        Severity.Blocking,
        "text",
        new(
            "这段文字与另一个账号的投稿几乎相同。多个账号发布雷同内容会被视为水军行为，因此没有收下。",
            "This text is almost the same as another account's. Copies across accounts count as astroturfing, so it was not taken in."),
        new("请用自己的话写下自己的经历。", "Please describe your own experience in your own words."));

    /// <summary>Whether one text is a near-copy of the other.</summary>
    public static bool Between(in Fingerprint one, in Fingerprint other) =>
        Math.Min(one.Length, other.Length) < ShortestNear ? one == other : one.Shared(other) >= SharedRows;
}

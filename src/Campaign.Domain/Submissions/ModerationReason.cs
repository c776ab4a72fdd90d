using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>
/// The reasons for which a submission can be rejected or sent back. The list is closed on purpose: none of them is about the author's
/// opinion of the brand.
/// </summary>
/// <param name="NoteRequired">Whether a note is required because the code alone does not say enough.</param>
public sealed record ModerationReason(string Code, Wording Wording, bool NoteRequired = false)
{
    public static ValueList<ModerationReason> All { get; } =
    [
        new("off-topic", new("与征集主题无关", "Not about what the drive asks for")),
        new("low-quality", new("内容太少或看不清，无法使用", "Too little or too unclear to be used")),
        new("personal-data", new("含有他人姓名、电话、住址等个人信息", "Shows other people's names, phone numbers or addresses")),
        new("illegal", new("含有法律法规禁止的内容", "Holds content that the law forbids")),
        new("abuse", new("含有辱骂、歧视或人身攻击", "Holds insults, discrimination or personal attacks")),
        new("spam", new("广告、引流或重复灌水", "Advertises something else, lures elsewhere or repeats itself")),
        new("advertising-unlabelled", new("属于商业推广却未标明“广告”", "Is paid promotion without the label “ad”")),
        new("copyright", new("使用了他人的文字、图片或音乐", "Uses other people's words, pictures or music")),
        new("not-experienced", new("不是本人亲身经历", "Is not the author's own experience")),
        new("other", new("其他原因", "Another reason"), NoteRequired: true),
    ];

    private static readonly string[] AboutOpinions =
        ["负面", "批评", "吐槽", "抱怨", "抹黑", "唱衰", "说我们不好", "不满", "negative", "critic", "complain", "unfavourable", "unfavorable", "bad-mouth"];

    /// <summary>The refusal when this code and note are not a valid reason; null when they are.</summary>
    internal static Refusal? Refuse(string? code, string? note)
    {
        if (All.FirstOrDefault(reason => reason.Code == code) is not { } known)
        {
            return SubmissionRefusals.ReasonUnknown;
        }

        return string.IsNullOrWhiteSpace(note)
            ? known.NoteRequired ? SubmissionRefusals.NoteMissing : null
            : note.Length > SubmissionRules.LongestNote ? SubmissionRefusals.NoteTooLong
            : OpinionWords.FindIn(note) is not null || AboutOpinions.Any(word => note.Contains(word, StringComparison.OrdinalIgnoreCase))
                ? SubmissionRefusals.ReasonIsOpinion
                : null;
    }
}

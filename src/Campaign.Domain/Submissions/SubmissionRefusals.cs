using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>The refusals of the submission rules.</summary>
public static class SubmissionRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound("submission-unknown", "没有这篇投稿。", "There is no such submission.");

    public static Refusal TextEmpty { get; } = Refusal.Invalid("text-empty", "投稿还没有内容，请写点什么。", "The submission is empty. Write something first.");

    public static Refusal ChannelInvalid { get; } =
        Refusal.Invalid("channel-invalid", "请注明来自哪个渠道，不超过 50 字。", "Name the channel it came through, in at most 50 characters.");

    public static Refusal TooManyLinks { get; } = Refusal.Invalid("too-many-links", "最多附 20 个链接。", "At most 20 links can be attached.");

    public static Refusal Duplicate { get; } = Refusal.Conflict(
        "duplicate", "你已经投过这篇内容，无需重复提交。", "You have already sent this text; there is no need to send it again.");

    public static Refusal Unchanged { get; } = Refusal.Conflict(
        "text-unchanged", "内容与上一版相同，请修改后再提交。", "The text is the same as before. Change it and send it again.");

    public static Refusal AlreadyRejected { get; } =
        Refusal.Conflict("submission-rejected", "这篇投稿未通过审核，流程已结束。", "This submission was rejected; its life has ended.");

    public static Refusal ReasonUnknown { get; } = Refusal.Invalid(
        "reason-unknown",
        "请从审核理由清单中选择一项。清单里没有“评价不好”这一项：批评意见不能作为退稿理由。",
        "Choose a reason from the catalogue. It has none for critical opinions: criticism is no ground for refusing a submission.");

    public static Refusal ReasonIsOpinion { get; } = Refusal.Invalid(
        "reason-sentiment",
        "审核说明不能以褒贬为由。请只说明内容或形式上的问题。",
        "An opinion cannot be the reason. Describe only what is wrong with substance or form.");

    public static Refusal NoteMissing { get; } = Refusal.Invalid("note-missing", "选择“其他原因”时请写明说明。", "Explain the reason when you choose “other”.");

    public static Refusal NoteTooLong { get; } = Refusal.Invalid("note-too-long", "说明不超过 1000 字。", "A note takes at most 1,000 characters.");

    public static Refusal RightsPending { get; } =
        Refusal.Conflict("rights-pending", "已征求过授权或已获授权，无需重复。", "The right was already requested or granted.");

    public static Refusal RightsNotRequested { get; } =
        Refusal.Conflict("rights-not-requested", "还没有待答复的授权请求。", "No request for rights is waiting for an answer.");

    public static Refusal RightsNotGranted { get; } =
        Refusal.Conflict("rights-not-granted", "目前没有有效授权可收回。", "There are no granted usage rights to withdraw.");

    public static Refusal ScopeInvalid { get; } =
        Refusal.Invalid("rights-scope", "请写明授权用途，不超过 500 字。", "Say what the content will be used for, in at most 500 characters.");

    public static Refusal UntilPast { get; } =
        Refusal.Invalid("rights-until", "授权截止时间须在将来。", "The right must end in the future.");

    public static Refusal TextTooLong(int length) => Refusal.Invalid(
        "text-too-long", $"投稿最多 10000 字，现在有 {length} 字。", $"A submission takes 10,000 characters at most; this has {length}.");

    public static Refusal AuthorLimit(int limit) => Refusal.Conflict(
        "author-limit", $"每人最多投 {limit} 篇，你已达到上限。", $"Each author can send {limit} submissions at most; you have reached the limit.");

    public static Refusal NotInReview(SubmissionStatus status) => Refusal.Conflict(
        "not-in-review", $"只有审核中的投稿可以这样处理，这篇{Zh(status)}。", $"Only a submission in review can be decided on; this one is {En(status)}.");

    public static Refusal ChangesNotAsked(SubmissionStatus status) => Refusal.Conflict(
        "changes-not-asked", $"只有被请修改的投稿可以重新提交，这篇{Zh(status)}。", $"A new version can be sent only when changes were asked for; this one is {En(status)}.");

    public static Refusal NotApproved(SubmissionStatus status) => Refusal.Conflict(
        "submission-not-approved", $"只有已通过的投稿可以精选，这篇{Zh(status)}。", $"Only an approved submission can be featured; this one is {En(status)}.");

    public static Refusal NotUsable(SubmissionStatus status) => Refusal.Conflict(
        "submission-not-usable", $"这篇投稿{Zh(status)}，不能再征求授权。", $"This submission is {En(status)}; its author cannot be asked for rights.");

    private static string Zh(SubmissionStatus status) => status switch
    {
        SubmissionStatus.Submitted => "刚提交",
        SubmissionStatus.InReview => "还在审核中",
        SubmissionStatus.ChangesAsked => "正在等作者修改",
        SubmissionStatus.Approved => "已通过",
        SubmissionStatus.Rejected => "未通过审核",
        _ => "已由作者撤回",
    };

    private static string En(SubmissionStatus status) => status switch
    {
        SubmissionStatus.Submitted => "just submitted",
        SubmissionStatus.InReview => "still in review",
        SubmissionStatus.ChangesAsked => "waiting for the author's changes",
        SubmissionStatus.Approved => "approved",
        SubmissionStatus.Rejected => "rejected",
        _ => "withdrawn by its author",
    };
}

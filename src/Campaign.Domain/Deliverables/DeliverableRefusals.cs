using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>The refusals of the deliverable rules.</summary>
public static class DeliverableRefusals
{
    public static Refusal Unknown { get; } =
        Refusal.NotFound("deliverable-unknown", "这个合作里没有该交付物，请核对编号。", "This collaboration has no such deliverable. Check its id.");

    public static Refusal AlreadyExists { get; } =
        Refusal.Conflict("deliverable-exists", "这个编号已有交付物，请换一个编号。", "A deliverable with this id exists already. Choose another id.");

    public static Refusal TooMany { get; } =
        Refusal.Conflict("deliverables-full", "一个合作最多 500 个交付物。", "A collaboration holds 500 deliverables at most.");

    public static Refusal KindInvalid { get; } =
        Refusal.Invalid("kind-invalid", "交付物类型只能是图文、视频、直播或短帖。", "The kind is article, video, livestream or post.");

    public static Refusal DueInvalid { get; } =
        Refusal.Invalid("due-invalid", "请填写交付日期。", "Say by which day it is due.");

    public static Refusal PublishedAtInvalid { get; } =
        Refusal.Invalid("at-invalid", "请填写发布时间。", "Say when it was published.");

    public static Refusal LookIncomplete { get; } =
        Refusal.Invalid("verification-incomplete", "请说明是否看到广告标识（labelSeen）、内容是否还在（stillUp）。", "Say whether the label was seen (labelSeen) and whether the content is still up (stillUp).");

    public static Refusal MetricsInvalid { get; } =
        Refusal.Invalid("metrics-invalid", "请填写播放、点赞、评论和转发数，且不能是负数。", "Give views, likes, comments and shares; none can be negative.");

    public static Refusal ReferenceUsed { get; } =
        Refusal.Conflict("payment-reference-used", "这个付款编号已登记过，没有重复记录。", "A payment with this reference is on record already. It was not recorded twice.");

    public static Refusal TakenDown { get; } =
        Refusal.Conflict("deliverable-taken-down", "内容在保留期内已被下架，不再核验或付款。", "The content was taken down inside its retention term; it is no longer verified or paid.");

    public static Refusal AlreadyPublished { get; } = Refusal.Conflict(
        "deliverable-published",
        "内容已发布，渠道、类型和约定日期不能再改：是否逾期以发布时的约定为准。未作改动。",
        "The content is published, so its channel, kind and due day stay: whether it was late is judged by what was agreed then. Nothing was changed.");

    public static Refusal NotAmendable(DeliverableStatus status) => Wrong("not-amendable", status, "已取消或已下架的交付物不能再改", "What was cancelled or taken down stays as it is");

    public static Refusal FeeBelowPaid(decimal paid) => Refusal.Invalid(
        "fee-below-paid",
        $"费用不能低于已付的 {Wording.Amount(paid)}。未作改动。",
        $"The fee cannot be lower than the {Wording.Amount(paid)} already paid. Nothing was changed.");

    public static Refusal NotDraftable(DeliverableStatus status) => Wrong("not-draftable", status, "现在不能交新稿", "No new draft is taken now");

    public static Refusal NotDrafted(DeliverableStatus status) => Wrong("not-drafted", status, "有新稿才能送审", "Only a new draft can be submitted");

    public static Refusal NotInReview(DeliverableStatus status) => Wrong("not-in-review", status, "稿件不在审核中", "There is no draft in review");

    public static Refusal NotApproved(DeliverableStatus status) => Wrong("not-approved", status, "稿件通过后才能登记发布", "Only an approved draft can be published");

    public static Refusal NotLive(DeliverableStatus status) => Wrong("not-live", status, "内容发布后才能核验", "Only published content can be verified");

    public static Refusal NotVerified(DeliverableStatus status) => Wrong("not-verified", status, "核验后才能付款", "Only verified content is paid");

    public static Refusal NotCancellable(DeliverableStatus status) => Wrong("not-cancellable", status, "已发布或已结束的交付物不能取消", "What is published or over cannot be cancelled");

    private static Refusal Wrong(string code, DeliverableStatus status, string zh, string en)
    {
        var name = Name(status);
        return Refusal.Conflict(code, $"{zh}，该交付物{name.Zh}，未作改动。", $"{en}; this deliverable is {name.En}. Nothing was changed.");
    }

    private static Wording Name(DeliverableStatus status) => status switch
    {
        DeliverableStatus.Briefed => new("待交稿", "waiting for its first draft"),
        DeliverableStatus.Drafted => new("已交稿、未送审", "drafted but not submitted"),
        DeliverableStatus.InReview => new("正在审核", "in review"),
        DeliverableStatus.ChangesRequested => new("待修改", "waiting for changes"),
        DeliverableStatus.Approved => new("已通过、未发布", "approved but not published"),
        DeliverableStatus.Live => new("已发布、未核验", "live but not verified"),
        DeliverableStatus.Verified => new("已核验", "verified"),
        DeliverableStatus.Settled => new("已付款", "settled"),
        DeliverableStatus.Cancelled => new("已取消", "cancelled"),
        _ => new("已下架", "taken down"),
    };
}

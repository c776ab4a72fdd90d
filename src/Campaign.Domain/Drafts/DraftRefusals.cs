using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drafts;

/// <summary>The refusals about unsent drafts.</summary>
public static class DraftRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound(
        "draft-unknown", "这个表单没有草稿：可能已提交、已放弃，或已超过 30 天。", "There is no draft of this form: it was sent, discarded, or is older than 30 days.");

    public static Refusal FormInvalid { get; } = Refusal.Invalid(
        "form-invalid",
        "表单名应是用斜杠隔开的 2–8 段小写字母、数字和单个连字符，例如 pool/tea-coupons/amend。草稿没有保存。",
        "A form is named by 2 to 8 parts with slashes between them, each of lower-case letters, digits and single hyphens, such as pool/tea-coupons/amend. The draft was not kept.");

    public static Refusal PathInvalid { get; } = Refusal.Invalid(
        "path-invalid", "“path”应是本站页面的地址，以一个 / 开头。草稿没有保存。", "“path” must be the address of a page here, beginning with one slash. The draft was not kept.");

    public static Refusal ValuesMissing { get; } = Refusal.Invalid(
        "values-missing", "“values”应是一个 JSON 对象，“basis”也是（可不填）。草稿没有保存。", "“values” must be a JSON object, and “basis” too unless it is left out. The draft was not kept.");

    public static Refusal Full { get; } = Refusal.Invalid(
        "drafts-full",
        $"您已有 {DraftRules.Most} 份草稿，这一份没有保存。请先在“草稿”页放弃几份不再需要的。",
        $"You have {DraftRules.Most} drafts already; this one was not kept. Discard some that you no longer need on the page “Drafts”.");

    public static Refusal PeopleOnly { get; } = new(
        RefusalKind.Forbidden, "drafts-of-people", new("草稿属于登录的人，程序令牌没有草稿，未作改动。", "Drafts belong to people who sign in; a program's token has none. Nothing was changed."));

    /// <summary>Larger than <see cref="DraftRules.Largest"/>.</summary>
    public static Wording TooLarge { get; } = new(
        "内容太大，草稿没有保存。请先提交，或把一部分存到别处再继续。", "This is too large to be kept as a draft. Send it, or put a part of it elsewhere before you go on.");
}

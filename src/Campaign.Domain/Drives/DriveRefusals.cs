using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>The refusals of the drive rules.</summary>
public static class DriveRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound("drive-unknown", "没有这个征集活动。", "There is no such drive.");

    public static Refusal Exists { get; } =
        Refusal.Conflict("drive-exists", "这个编号的征集活动已经存在，请换一个编号。", "A drive with this id already exists; choose another id.");

    public static Refusal TitleInvalid { get; } =
        Refusal.Invalid("drive-title", "请填写活动标题，不超过 200 字。", "Give the drive a title of at most 200 characters.");

    public static Refusal PromptInvalid { get; } =
        Refusal.Invalid("drive-prompt", "请写明征集什么，不超过 5000 字。", "Say what you ask people for, in at most 5,000 characters.");

    public static Refusal PeriodInvalid { get; } =
        Refusal.Invalid("drive-period", "截止时间须晚于开始时间。", "The drive must close after it opens.");

    public static Refusal LimitInvalid { get; } = Refusal.Invalid(
        "drive-author-limit", "每人投稿上限须为 1–1000 篇。", "The limit of submissions per author must be 1–1,000.");

    public static Refusal RewardInvalid { get; } = Refusal.Invalid(
        "drive-reward",
        "请写明奖励来自哪个奖励池，数额须大于 0：现金精确到分，券和奖品为整数。",
        "Name the pool that the reward comes from; its amount must be above 0, in cents for money and whole for coupons and prizes.");

    public static Refusal WordsInvalid { get; } = Refusal.Invalid(
        "drive-banned-words", "敏感词最多 500 个，每个不超过 50 字。", "At most 500 banned words of at most 50 characters each.");

    public static Refusal ReasonMissing { get; } = Refusal.Invalid("reason-missing", "请写明提前结束的原因。", "Say why the drive is closed early.");

    public static Refusal OnlyInFavour { get; } = Refusal.Conflict(
        "drive-terms-fixed",
        "征集已经开始，规则只能往对参与者有利的方向改：可以延长截止时间、提高奖励、放宽每人上限。未作改动；要提前结束，请用“提前截止”。",
        "The drive is open, so its terms change only in favour of those who take part: a later end, a higher reward, more submissions per author. Nothing was changed. To end it sooner, close it early.");

    public static Refusal Over { get; } = Refusal.Conflict(
        "drive-over", "征集已经结束，公布过的内容不能再改。如需继续征集，请发布新的征集。", "The drive is over, so what was announced stays. Announce another one to go on.");

    public static Refusal NotOpen(DriveStatus status) => status == DriveStatus.Scheduled
        ? Refusal.Conflict("drive-not-open", "征集还没有开始，请稍后再来。", "This drive has not opened yet. Please come back later.")
        : Refusal.Conflict("drive-not-open", "征集已经结束，不再接受投稿。", "This drive has closed and takes no more submissions.");
}

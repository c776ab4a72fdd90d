using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The refusals of the story rules.</summary>
public static class StoryRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound("story-unknown", "没有这篇品牌故事。", "There is no such story.");

    public static Refusal Exists { get; } =
        Refusal.Conflict("story-exists", "这个编号的品牌故事已经存在，请换一个编号。", "A story with this id already exists; choose another id.");

    public static Refusal NotRevised { get; } = Refusal.Conflict(
        "story-not-revised", "审核人要求修改，请先改稿再送审。", "Changes were requested. Revise the draft before sending it to review again.");

    public static Refusal AlreadyPublished { get; } = Refusal.Conflict(
        "story-published", "这篇已发布在另一个链接，未作改动。", "This story was already published under another link; nothing was changed.");

    public static Refusal TimePast { get; } = Refusal.Invalid("time-past", "发布时间须在将来。", "The time of publication must lie in the future.");

    public static Refusal NotInHand(StoryStatus status) => Refusal.Conflict(
        "story-not-in-draft", $"只有草稿或被退回修改的稿件可以改稿、送审，这篇{Zh(status)}。", $"Only a draft can be revised or sent to review; this story is {En(status)}.");

    public static Refusal NotInReview(StoryStatus status) => Refusal.Conflict(
        "not-in-review", $"只有审核中的稿件可以这样处理，这篇{Zh(status)}。", $"Only a story in review can be decided on; this one is {En(status)}.");

    public static Refusal NotApproved(StoryStatus status) => Refusal.Conflict(
        "story-not-approved", $"只有审核通过的稿件可以排期或发布，这篇{Zh(status)}。", $"Only an approved story can be scheduled or published; this one is {En(status)}.");

    public static Refusal NotScheduled(StoryStatus status) => Refusal.Conflict(
        "story-not-scheduled", $"只有已排期的稿件可以标记发布失败，这篇{Zh(status)}。", $"Only a scheduled story can fail; this one is {En(status)}.");

    public static Refusal NotFailed(StoryStatus status) => Refusal.Conflict(
        "story-not-failed", $"只有发布失败的稿件需要重试，这篇{Zh(status)}。", $"Only a failed story can be retried; this one is {En(status)}.");

    private static string Zh(StoryStatus status) => status switch
    {
        StoryStatus.Draft => "还是草稿",
        StoryStatus.InReview => "正在审核",
        StoryStatus.ChangesRequested => "已退回修改",
        StoryStatus.Approved => "已通过审核",
        StoryStatus.Scheduled => "已排期",
        StoryStatus.Published => "已发布",
        _ => "发布失败",
    };

    private static string En(StoryStatus status) => status switch
    {
        StoryStatus.Draft => "still a draft",
        StoryStatus.InReview => "in review",
        StoryStatus.ChangesRequested => "waiting for changes",
        StoryStatus.Approved => "approved",
        StoryStatus.Scheduled => "scheduled",
        StoryStatus.Published => "published",
        _ => "marked as failed",
    };
}

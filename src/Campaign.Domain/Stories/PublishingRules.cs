using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The rules of approved stories: scheduled, published, or failed and retried.</summary>
public static class PublishingRules
{
    /// <summary>How long after its time a scheduled story may still be published before it counts as failed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    public static Decision<StoryFact> Schedule(StoryState story, ScheduleStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.Scheduled, PublishAt: { } set } when set == command.PublishAt => Decision<StoryFact>.Nothing,
            { Status: not (StoryStatus.Approved or StoryStatus.Scheduled) } => StoryRefusals.NotApproved(story.Status),
            _ when command.PublishAt <= now => StoryRefusals.TimePast,
            _ => new StoryScheduled(command.PublishAt),
        };

    /// <summary>Records the publication of a scheduled or approved story.</summary>
    public static Decision<StoryFact> Publish(StoryState story, PublishStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.Published } => command.Url == story.Url ? Decision<StoryFact>.Nothing : StoryRefusals.AlreadyPublished,
            { Status: not (StoryStatus.Approved or StoryStatus.Scheduled) } => StoryRefusals.NotApproved(story.Status),
            _ when Field.Url("url", command.Url) is { } refusal => refusal,
            _ => new StoryPublished(command.Url!),
        };

    public static Decision<StoryFact> Fail(StoryState story, FailStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.Failed } => Decision<StoryFact>.Nothing,
            { Status: not StoryStatus.Scheduled } => StoryRefusals.NotScheduled(story.Status),
            _ when Field.Text("reason", command.Reason, StoryRules.LongestNote) is { } refusal => refusal,
            _ => new StoryFailed(command.Reason!.Trim()),
        };

    /// <summary>Safe at any time and any number of times: only a story still scheduled for exactly this time fails.</summary>
    public static Decision<StoryFact> FailUnpublished(StoryState story, FailUnpublished command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.Scheduled, PublishAt: { } set } when set == command.PublishAt && now >= set + Grace => new StoryFailed("not-published-in-time"),
            _ => Decision<StoryFact>.Nothing,
        };

    public static Decision<StoryFact> Retry(StoryState story, RetryStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: not StoryStatus.Failed } => StoryRefusals.NotFailed(story.Status),
            _ when command.PublishAt < now => StoryRefusals.TimePast,
            _ => new StoryRetried(command.PublishAt ?? now),
        };
}

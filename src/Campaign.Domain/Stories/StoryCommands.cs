using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>Saves a rendered post as a draft.</summary>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Body">At most 100,000 characters.</param>
public sealed record DraftStory(
    string StoryId,
    string CampaignId,
    string TemplateId,
    string Language,
    string Title,
    string Body,
    string DataHash);

/// <summary>Replaces the draft while it is being written or was sent back.</summary>
public sealed record ReviseStory(string Title, string Body, string DataHash);

public sealed record SubmitStory;

public sealed record RequestStoryChanges(string? Note);

public sealed record ApproveStory(string? Note = null);

/// <summary>Schedules an approved story, or moves its time.</summary>
public sealed record ScheduleStory(DateTimeOffset PublishAt);

/// <summary>Records where the post was published.</summary>
public sealed record PublishStory(string? Url);

/// <summary>Records that a scheduled post did not go out.</summary>
public sealed record FailStory(string? Reason);

/// <param name="PublishAt">Immediately when null.</param>
public sealed record RetryStory(DateTimeOffset? PublishAt = null);

/// <summary>Fails a story that was not published in the hours after its time. Changes nothing if it was published, or its time was moved.</summary>
/// <param name="PublishAt">The time that the deadline was set for.</param>
[Named("story.fail-unpublished")]
public sealed record FailUnpublished(DateTimeOffset PublishAt) : Message;

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>Keeps a rendered post as a draft.</summary>
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

/// <summary>Replaces the draft while it is in hand or sent back.</summary>
public sealed record ReviseStory(string Title, string Body, string DataHash);

public sealed record SubmitStory;

public sealed record RequestStoryChanges(string? Note);

public sealed record ApproveStory(string? Note = null);

/// <summary>Sets the time at which an approved story goes out, or moves it.</summary>
public sealed record ScheduleStory(DateTimeOffset PublishAt);

/// <summary>Records where the post stands.</summary>
public sealed record PublishStory(string? Url);

/// <summary>Records that a scheduled post did not go out.</summary>
public sealed record FailStory(string? Reason);

/// <param name="PublishAt">At once when null.</param>
public sealed record RetryStory(DateTimeOffset? PublishAt = null);

/// <summary>Fails a story that was not published in the hours after its time. Changes nothing when it was, or when the time was moved.</summary>
/// <param name="PublishAt">The time for which this was set.</param>
[Named("story.fail-unpublished")]
public sealed record FailUnpublished(DateTimeOffset PublishAt) : Message;

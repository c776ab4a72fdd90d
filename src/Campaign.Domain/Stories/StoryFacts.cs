using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>What happened to a brand story. Stream <c>story/{id}</c>.</summary>
public abstract record StoryFact : Fact;

/// <summary>A post was written from a template and data.</summary>
/// <param name="Language">Such as <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Body">The rendered post: the brand's own words.</param>
/// <param name="DataHash">SHA-256 of the data that filled the template, so that a reader can tell which figures it shows.</param>
/// <param name="Findings">The compliance findings on the body.</param>
[Named("story.drafted")]
public sealed record StoryDrafted(
    string StoryId,
    string CampaignId,
    string TemplateId,
    string Language,
    string Title,
    string Body,
    string DataHash,
    ValueList<Finding> Findings) : StoryFact;

/// <summary>The draft was revised.</summary>
[Named("story.revised")]
public sealed record StoryRevised(string Title, string Body, string DataHash, ValueList<Finding> Findings) : StoryFact;

/// <summary>The draft was sent to review.</summary>
[Named("story.submitted")]
public sealed record StorySubmitted : StoryFact;

/// <summary>A reviewer asked for changes.</summary>
[Named("story.changes-requested")]
public sealed record StoryChangesRequested(string Note) : StoryFact;

/// <summary>A reviewer approved the draft.</summary>
[Named("story.approved")]
public sealed record StoryApproved(string? Note = null) : StoryFact;

/// <summary>A time was set, or moved.</summary>
[Named("story.scheduled")]
public sealed record StoryScheduled(DateTimeOffset PublishAt) : StoryFact;

/// <summary>The post was published.</summary>
[Named("story.published")]
public sealed record StoryPublished(string Url) : StoryFact;

/// <summary>The post did not go out.</summary>
[Named("story.failed")]
public sealed record StoryFailed(string Reason) : StoryFact;

/// <summary>A failed post was rescheduled.</summary>
[Named("story.retried")]
public sealed record StoryRetried(DateTimeOffset PublishAt) : StoryFact;

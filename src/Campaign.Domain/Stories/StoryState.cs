using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The lifecycle of a story.</summary>
public enum StoryStatus
{
    Draft,
    InReview,
    ChangesRequested,
    Approved,
    Scheduled,
    Published,
    Failed,
}

/// <summary>A post written from a template and data.</summary>
public sealed record StoryState
{
    public static StoryState Initial { get; } = new();

    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string TemplateId { get; init; } = "";

    public string Language { get; init; } = "";

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string DataHash { get; init; } = "";

    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>Who wrote the latest draft; empty when unknown.</summary>
    public string Author { get; init; } = "";

    public StoryStatus Status { get; init; }

    /// <summary>The latest note of a reviewer.</summary>
    public string? Note { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public string? Url { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public string? FailReason { get; init; }

    public bool Exists => Id.Length > 0;

    public static StoryState Evolve(StoryState story, StoryFact fact) => fact switch
    {
        StoryDrafted f => story with
        {
            Id = f.StoryId,
            CampaignId = f.CampaignId,
            TemplateId = f.TemplateId,
            Language = f.Language,
            Title = f.Title,
            Body = f.Body,
            DataHash = f.DataHash,
            Findings = f.Findings,
            Author = f.By,
            Status = StoryStatus.Draft,
        },
        StoryRevised f => story with { Title = f.Title, Body = f.Body, DataHash = f.DataHash, Findings = f.Findings, Author = f.By, Status = StoryStatus.Draft },
        StorySubmitted => story with { Status = StoryStatus.InReview },
        StoryChangesRequested f => story with { Status = StoryStatus.ChangesRequested, Note = f.Note },
        StoryApproved f => story with { Status = StoryStatus.Approved, Note = f.Note },
        StoryScheduled f => story with { Status = StoryStatus.Scheduled, PublishAt = f.PublishAt },
        StoryPublished f => story with { Status = StoryStatus.Published, Url = f.Url, PublishedAt = f.At },
        StoryFailed f => story with { Status = StoryStatus.Failed, FailReason = f.Reason },
        StoryRetried f => story with { Status = StoryStatus.Scheduled, PublishAt = f.PublishAt, FailReason = null },
        _ => story,
    };
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The steps that a story's status allows, by their names in routes. Other obstacles are reported when a step is tried.</summary>
public static class StoryNextSteps
{
    public static ValueList<string> Of(StoryStatus status) => status switch
    {
        StoryStatus.Draft => ["submit", "revise"],
        StoryStatus.InReview => ["approve", "request-changes"],
        StoryStatus.ChangesRequested => ["revise"],
        StoryStatus.Approved => ["schedule", "publish"],
        StoryStatus.Scheduled => ["publish", "schedule", "fail"],
        StoryStatus.Failed => ["retry"],
        _ => [],
    };

    /// <summary>Those of the steps that are withheld from this reviewer.</summary>
    public static ValueList<WithheldStep> Withheld(StoryState story, Reviewer reviewer) => reviewer.Withheld(Of(story.Status), story.Author);
}

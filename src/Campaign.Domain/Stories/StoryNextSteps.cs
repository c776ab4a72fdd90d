using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The steps that a story's status is open to, by the names under which they are asked for. What blocks a step beyond the status is told when it is tried.</summary>
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

    /// <summary>Of those, the steps that are not for this reviewer.</summary>
    public static ValueList<WithheldStep> Withheld(StoryState story, Reviewer reviewer) => reviewer.Withheld(Of(story.Status), story.Author);
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>What follows from a story's facts: a deadline for every time that is set.</summary>
public static class StoryReactions
{
    /// <param name="story">The story after the fact.</param>
    public static IEnumerable<OutboxMessage> To(StoryState story, StoryFact fact) => fact switch
    {
        StoryScheduled { PublishAt: var time } => [Deadline(story, time)],
        StoryRetried { PublishAt: var time } => [Deadline(story, time)],
        _ => [],
    };

    private static OutboxMessage Deadline(StoryState story, DateTimeOffset time) =>
        new($"publish/{story.Id}/{time.UtcTicks}", $"story/{story.Id}", new FailUnpublished(time), time + PublishingRules.Grace);
}

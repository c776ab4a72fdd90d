using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Storage.Journal;
using Campaign.Storage.Stories;

namespace Campaign.Grains.Stories;

/// <inheritdoc cref="IStoryGrain"/>
public sealed class StoryGrain(IJournal journal, StoryView view, TimeProvider clock) : FactGrain<StoryState, StoryFact>(journal, view, clock), IStoryGrain
{
    public Task<Outcome> Draft(Caller caller, DraftStory command) =>
        Commit(caller, (story, now) => StoryRules.Draft(story, command, now), creates: $"/stories/{Id}");

    public Task<Outcome> Revise(Caller caller, ReviseStory command) => Commit(caller, (story, now) => StoryRules.Revise(story, command, now));

    public Task<Outcome> Submit(Caller caller, SubmitStory command) => Commit(caller, (story, now) => StoryRules.Submit(story, command, now));

    public Task<Outcome> RequestChanges(Caller caller, RequestStoryChanges command) =>
        Commit(caller, (story, now) => StoryRules.RequestChanges(story, command, now));

    public Task<Outcome> Approve(Caller caller, ApproveStory command) => Commit(caller, (story, now) => StoryRules.Approve(story, command, now));

    public Task<Outcome> Schedule(Caller caller, ScheduleStory command) => Commit(caller, (story, now) => PublishingRules.Schedule(story, command, now));

    public Task<Outcome> Publish(Caller caller, PublishStory command) => Commit(caller, (story, now) => PublishingRules.Publish(story, command, now));

    public Task<Outcome> Fail(Caller caller, FailStory command) => Commit(caller, (story, now) => PublishingRules.Fail(story, command, now));

    public Task<Outcome> Retry(Caller caller, RetryStory command) => Commit(caller, (story, now) => PublishingRules.Retry(story, command, now));

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        FailUnpublished fail => Commit(caller, (story, now) => PublishingRules.FailUnpublished(story, fail, now)),
        _ => throw new NotSupportedException($"A story does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<Posting> React(StoryState after, StoryFact fact) => StoryReactions.To(after, fact);
}

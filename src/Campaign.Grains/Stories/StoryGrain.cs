using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Storage.Journal;
using Campaign.Storage.Stories;

namespace Campaign.Grains.Stories;

/// <inheritdoc cref="IStoryGrain"/>
public sealed class StoryGrain(IJournal journal, StoryView view, FourEyes fourEyes, TimeProvider clock)
    : FactGrain<StoryState, StoryFact>(journal, view, clock), IStoryGrain
{
    public Task<Outcome> Draft(Caller caller, DraftStory command) =>
        Commit(caller, command, StoryRules.Draft, creates: $"/stories/{Id}");

    public Task<Outcome> Revise(Caller caller, ReviseStory command) => Commit(caller, command, StoryRules.Revise);

    public Task<Outcome> Submit(Caller caller, SubmitStory command) => Commit(caller, command, StoryRules.Submit);

    public Task<Outcome> RequestChanges(Caller caller, RequestStoryChanges command) => Commit(caller, command, StoryRules.RequestChanges);

    public Task<Outcome> Approve(Caller caller, ApproveStory command) =>
        Commit(caller, (story, now) => StoryRules.Approve(story, command, fourEyes.Of(caller.Actor), now));

    public Task<Outcome> Schedule(Caller caller, ScheduleStory command) => Commit(caller, command, PublishingRules.Schedule);

    public Task<Outcome> Publish(Caller caller, PublishStory command) => Commit(caller, command, PublishingRules.Publish);

    public Task<Outcome> Fail(Caller caller, FailStory command) => Commit(caller, command, PublishingRules.Fail);

    public Task<Outcome> Retry(Caller caller, RetryStory command) => Commit(caller, command, PublishingRules.Retry);

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        FailUnpublished fail => Commit(caller, fail, PublishingRules.FailUnpublished),
        _ => throw new NotSupportedException($"A story does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<OutboxMessage> React(StoryState after, StoryFact fact) => StoryReactions.To(after, fact);
}

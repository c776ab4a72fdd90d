using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;

namespace Campaign.Grains.Stories;

/// <summary>A brand story. Key: <c>story/{id}</c>.</summary>
public interface IStoryGrain : IReceiver
{
    Task<Outcome> Draft(Caller caller, DraftStory command);

    Task<Outcome> Revise(Caller caller, ReviseStory command);

    Task<Outcome> Submit(Caller caller, SubmitStory command);

    Task<Outcome> RequestChanges(Caller caller, RequestStoryChanges command);

    Task<Outcome> Approve(Caller caller, ApproveStory command);

    Task<Outcome> Schedule(Caller caller, ScheduleStory command);

    Task<Outcome> Publish(Caller caller, PublishStory command);

    Task<Outcome> Fail(Caller caller, FailStory command);

    Task<Outcome> Retry(Caller caller, RetryStory command);
}

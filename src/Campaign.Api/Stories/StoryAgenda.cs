using Campaign.Api.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Storage.Stories;
using Campaign.Storage.Views;

namespace Campaign.Api.Stories;

/// <summary>Stories that go out, stories in review, and those that did not go out.</summary>
internal sealed class StoryAgenda(StoryQueries stories) : IAgenda
{
    public async ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation)
    {
        var failed = (await Some(StoryStatus.Failed, 1)).Total ?? 0;
        return new(
            from row in (await Some(StoryStatus.Scheduled, asked.Most)).Items
            select asked.Item("story", row.State.Id, row.State.Title, asked.DayOf(row.State.PublishAt!.Value)),
            new("stories", (await Some(StoryStatus.InReview, 1)).Total ?? 0, null),
            known => known with { FailedStories = failed });

        ValueTask<Page<Versioned<StoryState>>> Some(StoryStatus status, int most) =>
            stories.List(new(asked.Campaign.Id), new(StoryQueries.Sorting.Of("at")!, null, most, DomainJson.Word(status)), cancellation);
    }
}

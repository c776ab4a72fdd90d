using Campaign.Api.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Storage.Drives;

namespace Campaign.Api.Drives;

/// <summary>Closing drives, submissions in review, and rewards that wait for funds.</summary>
internal sealed class DriveAgenda(DriveQueries drives) : IAgenda
{
    // Rewards begin to wait when a message was tried, and cease to when it was set aside or deleted: no fact says so.
    public bool FollowsFacts => false;

    public async ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation)
    {
        var (calls, inReview) = (await drives.OfCampaign(asked.Campaign.Id, cancellation), DomainJson.Word(SubmissionStatus.InReview));
        return new(
            from call in calls
            let drive = call.Drive.State
            where drive.CloseReason is null && asked.DayOf(drive.Closes) >= asked.Today
            select asked.Item("drive", drive.Id, drive.Title, asked.DayOf(drive.Closes)),
            new("submissions", calls.Sum(InReview), calls.MaxBy(InReview)?.Drive.State.Id),
            known => known with { WaitingRewards = calls.Where(call => call.Waiting.Why is not null).Sum(call => call.Waiting.Count) });

        long InReview(DriveRow call) => call.Counts.GetValueOrDefault(inReview);
    }
}

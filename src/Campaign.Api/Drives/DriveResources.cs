using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Storage.Drives;

namespace Campaign.Api.Drives;

/// <summary>A UGC drive with its funnel.</summary>
/// <param name="Status">scheduled | open | closed, as of now.</param>
/// <param name="Funnel">What came in and what became of it.</param>
/// <param name="RewardsWaiting">Rewards of approved submissions that the pool has refused so far.</param>
/// <param name="Next">The steps that it is open to and that one may take, such as <c>close</c>.</param>
public sealed record DriveResource(
    string Id, string Status, long Version, string Campaign, string Title, string Prompt, DateTimeOffset Opens, DateTimeOffset Closes, DriveReward? Reward,
    int PerAuthorLimit, ValueList<string> BannedWords, string? CloseReason, Funnel Funnel, RewardsWaiting RewardsWaiting,
    ValueList<string> Next) : IResource
{
    internal static DriveResource Of(DriveRow row, DateTimeOffset now, HttpContext context)
    {
        var drive = row.Drive.State;
        return new(
            drive.Id, drive.StatusAt(now).ToString().ToLowerInvariant(), row.Drive.Version, drive.CampaignId, drive.Title, drive.Prompt, drive.Opens, drive.Closes,
            drive.Reward, drive.PerAuthorLimit, drive.BannedWords, drive.CloseReason, new Funnel(drive.Submissions, row.Counts, row.Featured, row.Refused),
            new RewardsWaiting(row.Waiting.Count, row.Waiting.Why?.Code, row.Waiting.Why?.Message),
            context.Permitted("/drives/{drive}", drive.CampaignId, DriveNextSteps.Of(drive.StatusAt(now))));
    }
}

/// <summary>How submissions went through a drive.</summary>
/// <param name="TakenIn">All that were taken in.</param>
/// <param name="ByStatus">Where they are now.</param>
/// <param name="Refused">Those not taken in, by the refusal's code; counted with the next one that is taken in.</param>
public sealed record Funnel(long TakenIn, IReadOnlyDictionary<string, long> ByStatus, long Featured, IReadOnlyDictionary<string, long> Refused);

/// <summary>Rewards that are asked for again, ever more seldom, until the pool can pay.</summary>
/// <param name="Code">Why the pool cannot pay at present; absent when it can and the next try succeeds.</param>
public sealed record RewardsWaiting(long Count, string? Code, Wording? Message);

/// <summary>Announces a drive.</summary>
/// <param name="BannedWords">Words that a moderator should see first.</param>
public sealed record CreateDriveBody(
    string? Id, string? Title, string? Prompt, DateTimeOffset? Opens, DateTimeOffset? Closes, DriveReward? Reward, int? PerAuthorLimit, ValueList<string>? BannedWords)
{
    internal CreateDrive ToCommand(string id, string campaign) =>
        new(id, campaign, Title ?? "", Prompt ?? "", Opens!.Value, Closes!.Value, Reward, PerAuthorLimit, BannedWords);
}

/// <summary>Corrects what was announced; what is absent stays as it is.</summary>
/// <param name="Reward">Another reward; one with an empty pool takes the reward away.</param>
/// <param name="Reason">Needed when times or reward change, and once the drive is open.</param>
public sealed record AmendDriveBody(
    string? Title = null, string? Prompt = null, DateTimeOffset? Opens = null, DateTimeOffset? Closes = null, DriveReward? Reward = null,
    int? PerAuthorLimit = null, ValueList<string>? BannedWords = null, string? Reason = null)
{
    internal AmendDrive ToCommand() => new(Title, Prompt, Opens, Closes, Reward, PerAuthorLimit, BannedWords, Reason);
}

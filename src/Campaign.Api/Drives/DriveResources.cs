using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Storage.Drives;

namespace Campaign.Api.Drives;

/// <summary>A UGC drive with its funnel.</summary>
/// <param name="Status">scheduled | open | closed, as of now.</param>
/// <param name="Funnel">How many submissions came in and what became of them.</param>
/// <param name="RewardsWaiting">Rewards of approved submissions that the pool has refused so far.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>close</c>.</param>
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
/// <param name="TakenIn">All submissions that were accepted into the drive.</param>
/// <param name="ByStatus">Their current statuses.</param>
/// <param name="Refused">Submissions not accepted, by the refusal's code; updated when the next one is accepted.</param>
public sealed record Funnel(long TakenIn, IReadOnlyDictionary<string, long> ByStatus, long Featured, IReadOnlyDictionary<string, long> Refused);

/// <summary>Rewards that are retried, at growing intervals, until the pool can pay.</summary>
/// <param name="Code">Why the pool cannot pay now; absent when it can and the next try will succeed.</param>
public sealed record RewardsWaiting(long Count, string? Code, Wording? Message);

/// <summary>Creates a drive.</summary>
/// <param name="BannedWords">Words that moderators should check first.</param>
public sealed record CreateDriveBody(
    string? Id, string? Title, string? Prompt, DateTimeOffset? Opens, DateTimeOffset? Closes, DriveReward? Reward, int? PerAuthorLimit, ValueList<string>? BannedWords)
{
    internal CreateDrive ToCommand(string id, string campaign) =>
        new(id, campaign, Title ?? "", Prompt ?? "", Opens!.Value, Closes!.Value, Reward, PerAuthorLimit, BannedWords);
}

/// <summary>Corrects what was announced; fields left out are kept.</summary>
/// <param name="Reward">A new reward; one with an empty pool removes the reward.</param>
/// <param name="Reason">Required when times or the reward change, and once the drive is open.</param>
public sealed record AmendDriveBody(
    string? Title = null, string? Prompt = null, DateTimeOffset? Opens = null, DateTimeOffset? Closes = null, DriveReward? Reward = null,
    int? PerAuthorLimit = null, ValueList<string>? BannedWords = null, string? Reason = null)
{
    internal AmendDrive ToCommand() => new(Title, Prompt, Opens, Closes, Reward, PerAuthorLimit, BannedWords, Reason);
}

using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>Announces a drive.</summary>
/// <param name="PerAuthorLimit">1–1000; 3 when null.</param>
/// <param name="BannedWords">At most 500 words of at most 50 characters.</param>
public sealed record CreateDrive(
    string DriveId,
    string CampaignId,
    string Title,
    string Prompt,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DriveReward? Reward = null,
    int? PerAuthorLimit = null,
    ValueList<string>? BannedWords = null);

/// <summary>Closes a drive before its time.</summary>
public sealed record CloseDrive(string? Reason);

/// <summary>The rules of UGC drives.</summary>
public static class DriveRules
{
    private const int UsualLimit = 3;
    private const int LongestTitle = 200;
    private const int LongestPrompt = 5_000;

    /// <summary>Announces a drive unless its words tie taking part or the reward to an opinion.</summary>
    public static Decision<DriveFact> Create(DriveState drive, CreateDrive command, DateTimeOffset now)
    {
        if (drive.Exists)
        {
            return DriveRefusals.Exists;
        }

        if (Incomplete(command) is { } refusal)
        {
            return refusal;
        }

        var findings = RewardSentiment.Check(
            ("title", command.Title), ("prompt", command.Prompt), ("reward.conditions", command.Reward?.Conditions));
        if (findings.Count > 0)
        {
            return Refusal.Blocked(findings);
        }

        return new DriveCreated(
            command.DriveId,
            command.CampaignId,
            command.Title.Trim(),
            command.Prompt.Trim(),
            command.Opens,
            command.Closes,
            command.Reward,
            command.PerAuthorLimit ?? UsualLimit,
            [.. (command.BannedWords ?? []).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()]);
    }

    public static Decision<DriveFact> Close(DriveState drive, CloseDrive command, DateTimeOffset now) =>
        drive switch
        {
            { Exists: false } => DriveRefusals.Unknown,
            _ when drive.StatusAt(now) == DriveStatus.Closed => Decision<DriveFact>.Nothing,
            _ when string.IsNullOrWhiteSpace(command.Reason) => DriveRefusals.ReasonMissing,
            _ => new DriveClosed(command.Reason.Trim()),
        };

    private static Refusal? Incomplete(CreateDrive command) =>
        command switch
        {
            _ when string.IsNullOrWhiteSpace(command.Title) || command.Title.Length > LongestTitle => DriveRefusals.TitleInvalid,
            _ when string.IsNullOrWhiteSpace(command.Prompt) || command.Prompt.Length > LongestPrompt => DriveRefusals.PromptInvalid,
            _ when command.Closes <= command.Opens => DriveRefusals.PeriodInvalid,
            { PerAuthorLimit: < 1 or > 1000 } => DriveRefusals.LimitInvalid,
            { Reward: { } reward } when string.IsNullOrWhiteSpace(reward.PoolId) || reward.Amount <= 0 || reward.Conditions?.Length > LongestPrompt =>
                DriveRefusals.RewardInvalid,
            { BannedWords: { } words } when words.Count > 500 || words.Any(word => word.Length > 50) => DriveRefusals.WordsInvalid,
            _ => null,
        };
}

using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>Creates a drive.</summary>
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

/// <summary>Corrects what was announced; null fields are kept.</summary>
/// <param name="Reward">A new reward; one without a pool removes the reward.</param>
/// <param name="Reason">Required when times or the reward change, and once the drive is open, because people rely on the announcement.</param>
public sealed record AmendDrive(
    string? Title = null,
    string? Prompt = null,
    DateTimeOffset? Opens = null,
    DateTimeOffset? Closes = null,
    DriveReward? Reward = null,
    int? PerAuthorLimit = null,
    ValueList<string>? BannedWords = null,
    string? Reason = null);

/// <summary>Closes a drive early.</summary>
public sealed record CloseDrive(string? Reason);

/// <summary>The rules of UGC drives.</summary>
public static class DriveRules
{
    private const int UsualLimit = 3;
    private const int LongestTitle = 200;
    private const int LongestPrompt = 5_000;
    private const int LongestReason = 1_000;

    /// <summary>Creates a drive unless its wording ties participation or the reward to an opinion.</summary>
    public static Decision<DriveFact> Create(DriveState drive, CreateDrive command, DateTimeOffset now)
    {
        if (drive.Exists)
        {
            return DriveRefusals.Exists;
        }

        return Check(command) is { } refusal ? refusal : new DriveCreated(
            command.DriveId,
            command.CampaignId,
            command.Title.Trim(),
            command.Prompt.Trim(),
            command.Opens,
            command.Closes,
            Tidy(command.Reward),
            command.PerAuthorLimit ?? UsualLimit,
            Cleaned(command.BannedWords ?? []));
    }

    /// <summary>Corrects what was announced. Once people can take part, terms change only in their favour.</summary>
    public static Decision<DriveFact> Amend(DriveState drive, AmendDrive command, DateTimeOffset now)
    {
        if (!drive.Exists)
        {
            return DriveRefusals.Unknown;
        }

        var amended = new DriveAmended(
            (command.Title ?? drive.Title).Trim(),
            (command.Prompt ?? drive.Prompt).Trim(),
            command.Opens ?? drive.Opens,
            command.Closes ?? drive.Closes,
            command.Reward is { PoolId: "" } ? null : Tidy(command.Reward) ?? drive.Reward,
            command.PerAuthorLimit ?? drive.PerAuthorLimit,
            command.BannedWords is null ? drive.BannedWords : Cleaned(command.BannedWords),
            command.Reason);
        var after = DriveState.Evolve(drive, amended);
        return after == drive ? Decision<DriveFact>.Nothing
            : (Fixed(drive, after, now) ?? Check(Terms(after)) ?? Unexplained(drive, after, command.Reason, now)) is { } refusal ? refusal
            : amended;
    }

    public static Decision<DriveFact> Close(DriveState drive, CloseDrive command, DateTimeOffset now) =>
        drive switch
        {
            { Exists: false } => DriveRefusals.Unknown,
            _ when drive.StatusAt(now) == DriveStatus.Closed => Decision<DriveFact>.Nothing,
            _ when string.IsNullOrWhiteSpace(command.Reason) => DriveRefusals.ReasonMissing,
            _ => new DriveClosed(command.Reason.Trim()),
        };

    private static Refusal? Fixed(DriveState before, DriveState after, DateTimeOffset now) => before.StatusAt(now) switch
    {
        DriveStatus.Closed => DriveRefusals.Over,
        DriveStatus.Scheduled when after.StatusAt(now) == DriveStatus.Closed => DriveRefusals.PeriodInvalid,
        DriveStatus.Open when after.Opens != before.Opens || after.Closes < before.Closes || after.PerAuthorLimit < before.PerAuthorLimit => DriveRefusals.OnlyInFavour,
        DriveStatus.Open when !AtLeast(before.Reward, after.Reward) => DriveRefusals.OnlyInFavour,
        _ => null,
    };

    /// <summary>Whether a reward is at least as good as the announced one: no less of the same, on the same conditions.</summary>
    private static bool AtLeast(DriveReward? announced, DriveReward? now) =>
        announced is null || (now is not null && Tidy(now) with { Amount = announced.Amount } == Tidy(announced) && (now.Amount ?? 1) >= (announced.Amount ?? 1));

    /// <summary>Conditions as people read them: surrounding white space does not count.</summary>
    [return: NotNullIfNotNull(nameof(reward))]
    private static DriveReward? Tidy(DriveReward? reward) =>
        reward is null ? null : reward with { Conditions = string.IsNullOrWhiteSpace(reward.Conditions) ? null : reward.Conditions.Trim() };

    private static Refusal? Unexplained(DriveState before, DriveState after, string? reason, DateTimeOffset now) => Field.Text(
        "reason",
        reason,
        LongestReason,
        needed: before.StatusAt(now) == DriveStatus.Open || (after.Opens, after.Closes, after.Reward) != (before.Opens, before.Closes, before.Reward));

    private static CreateDrive Terms(DriveState drive) =>
        new(drive.Id, drive.CampaignId, drive.Title, drive.Prompt, drive.Opens, drive.Closes, drive.Reward, drive.PerAuthorLimit, drive.BannedWords);

    private static ValueList<string> Cleaned(ValueList<string> words) => [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()];

    private static Refusal? Check(CreateDrive command) =>
        Incomplete(command)
        ?? (RewardSentiment.Check(("title", command.Title), ("prompt", command.Prompt), ("reward.conditions", command.Reward?.Conditions)) is { Count: > 0 } findings
            ? Refusal.Blocked(findings)
            : null);

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

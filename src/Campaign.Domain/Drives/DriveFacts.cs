using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>What happened to a UGC drive. Stream <c>drive/{id}</c>.</summary>
public abstract record DriveFact : Fact;

/// <summary>A drive was announced.</summary>
/// <param name="Reward">What every approved submission earns; nothing when null.</param>
/// <param name="PerAuthorLimit">How many submissions one author may send.</param>
/// <param name="BannedWords">Words that moderators should check first.</param>
[Named("drive.created")]
public sealed record DriveCreated(
    string DriveId,
    string CampaignId,
    string Title,
    string Prompt,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DriveReward? Reward,
    int PerAuthorLimit,
    ValueList<string> BannedWords) : DriveFact;

/// <summary>What was announced was corrected. Holds all of it as it is now, not the difference.</summary>
/// <param name="Reward">For submissions from now on; earlier ones keep the reward announced to them.</param>
[Named("drive.amended")]
public sealed record DriveAmended(
    string Title,
    string Prompt,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DriveReward? Reward,
    int PerAuthorLimit,
    ValueList<string> BannedWords,
    string? Reason) : DriveFact;

/// <summary>A drive was closed early.</summary>
[Named("drive.closed")]
public sealed record DriveClosed(string Reason) : DriveFact;

/// <summary>Submissions were accepted. Stored with them in one transaction, so that a second writer fails on the drive's version.</summary>
/// <param name="Count">How many in this batch; none when a new version of an earlier one was handed in.</param>
/// <param name="Refused">How many were refused since the last batch, by the refusal's code.</param>
[Named("drive.submissions-taken-in")]
public sealed record SubmissionsTakenIn(int Count, ValueList<RefusedCount>? Refused = null) : DriveFact;

/// <summary>How many submissions were refused under one code.</summary>
public sealed record RefusedCount(string Code, int Count);

/// <summary>What an approved submission earns, whatever it says.</summary>
/// <param name="Amount">Money for a cash pool, a count otherwise (1 when null).</param>
/// <param name="Conditions">The conditions as participants read them.</param>
public sealed record DriveReward(string PoolId, decimal? Amount = null, string? Conditions = null);

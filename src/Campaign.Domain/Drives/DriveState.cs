using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>Whether a drive accepts submissions: derived from the time, except for an early close.</summary>
public enum DriveStatus
{
    Scheduled,
    Open,
    Closed,
}

/// <summary>A UGC drive.</summary>
public sealed record DriveState
{
    public static DriveState Initial { get; } = new();

    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string Title { get; init; } = "";

    public string Prompt { get; init; } = "";

    public DateTimeOffset Opens { get; init; }

    public DateTimeOffset Closes { get; init; }

    public DriveReward? Reward { get; init; }

    public int PerAuthorLimit { get; init; }

    public ValueList<string> BannedWords { get; init; } = [];

    /// <summary>Why it was closed early.</summary>
    public string? CloseReason { get; init; }

    public long Submissions { get; init; }

    public bool Exists => Id.Length > 0;

    public DriveStatus StatusAt(DateTimeOffset now) =>
        CloseReason is not null || now >= Closes ? DriveStatus.Closed : now < Opens ? DriveStatus.Scheduled : DriveStatus.Open;

    public static DriveState Evolve(DriveState drive, DriveFact fact) => fact switch
    {
        SubmissionsTakenIn f => drive with { Submissions = drive.Submissions + f.Count },
        DriveCreated f => drive with
        {
            Id = f.DriveId,
            CampaignId = f.CampaignId,
            Title = f.Title,
            Prompt = f.Prompt,
            Opens = f.Opens,
            Closes = f.Closes,
            Reward = f.Reward,
            PerAuthorLimit = f.PerAuthorLimit,
            BannedWords = f.BannedWords,
        },
        DriveAmended f => drive with
        {
            Title = f.Title,
            Prompt = f.Prompt,
            Opens = f.Opens,
            Closes = f.Closes,
            Reward = f.Reward,
            PerAuthorLimit = f.PerAuthorLimit,
            BannedWords = f.BannedWords,
        },
        DriveClosed f => drive with { CloseReason = f.Reason },
        _ => drive,
    };
}

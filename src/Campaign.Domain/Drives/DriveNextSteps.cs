using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>The steps that a drive is open to now, by the names under which they are asked for. <c>submissions</c> takes a submission in.</summary>
public static class DriveNextSteps
{
    public static ValueList<string> Of(DriveStatus status) => status switch
    {
        DriveStatus.Scheduled => ["amend", "close"],
        DriveStatus.Open => ["submissions", "amend", "close"],
        _ => [],
    };
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drives;

/// <summary>The steps that a drive's status allows, by their names in routes. <c>submissions</c> submits content.</summary>
public static class DriveNextSteps
{
    public static ValueList<string> Of(DriveStatus status) => status switch
    {
        DriveStatus.Scheduled => ["amend", "close"],
        DriveStatus.Open => ["submissions", "amend", "close"],
        _ => [],
    };
}

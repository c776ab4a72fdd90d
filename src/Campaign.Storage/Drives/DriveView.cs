using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Drives;

/// <summary>A row a drive, and counts of what it refused. What it took in is counted by <see cref="Submissions.SubmissionView"/>.</summary>
public sealed class DriveView() : View<DriveState, DriveFact>("drive", DriveState.Initial, DriveState.Evolve)
{
    public static Table Drives { get; } = Table.Named("drives", "id").Text("campaign", "doc").Number("version").Index("campaign", "id");

    public override IReadOnlyList<Table> Tables => [Drives];

    public override Refusal? Unknown => DriveRefusals.Unknown;

    public override string? CampaignOf(DriveState state) => state.CampaignId;

    public override void Project(string id, DriveState before, DriveFact fact, DriveState after, long version, RowChanges rows)
    {
        rows.Put(Drives, [id], ("doc", new Document(after)), ("version", version));
        if (fact is DriveCreated)
        {
            rows.Put(Drives, [id], ("campaign", after.CampaignId));
        }

        foreach (var refused in (fact as SubmissionsTakenIn)?.Refused ?? [])
        {
            rows.Add(Totals.Table, [RefusedScope(id), refused.Code], "count", refused.Count);
        }
    }

    /// <summary>The scope of <see cref="Totals"/> that counts refused submissions by code.</summary>
    internal static string RefusedScope(string id) => $"drive/{id}/refused";
}

using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains.Drives;

/// <summary>Where many authors hand in submissions to one drive: they share the drive's turns.</summary>
public sealed class IntakeDesk(IGrainFactory grains)
{
    private readonly Gathering<IntakeRequest, Outcome<IntakeReceipt>> _gathering = new(async (drive, requests) =>
        await grains.GetGrain<IDriveGrain>($"drive/{drive}").TakeIn([.. requests]));

    public Task<Outcome<IntakeReceipt>> TakeIn(string drive, IntakeRequest request) => _gathering.Send(drive, request);
}

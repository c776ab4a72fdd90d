using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains.Drives;

/// <summary>Batches the submissions of many authors to the same drive, so that they share the grain's turns.</summary>
public sealed class IntakeService(IGrainFactory grains)
{
    private readonly Gathering<IntakeRequest, Outcome<IntakeReceipt>> _gathering = new(async (drive, requests) =>
        await grains.GetGrain<IDriveGrain>($"drive/{drive}").TakeIn([.. requests]));

    public Task<Outcome<IntakeReceipt>> TakeIn(string drive, IntakeRequest request) => _gathering.Send(drive, request);
}

using System.Globalization;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drafts;
using Campaign.Storage.Drafts;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Campaign.Grains.Drafts;

/// <inheritdoc cref="IDraftGrain"/>
/// <remarks>It only orders writes: drafts are read from their table, where many can be deleted at once.</remarks>
public sealed class DraftGrain([PersistentState(DraftKeys.Kind)] IPersistentState<DraftState> state) : Grain, IDraftGrain
{
    private const int MostTries = 3;

    private long Version => state.RecordExists ? long.Parse(state.Etag!, CultureInfo.InvariantCulture) : 0;

    public async Task<Outcome<DraftReceipt>> Keep(DraftState draft, long? ifVersion)
    {
        var made = false;
        var outcome = await Change(ifVersion, () =>
        {
            (made, state.State) = (!state.RecordExists, draft);
            return state.WriteStateAsync();
        });
        return outcome.Refusal is { } refusal ? refusal : new Outcome<DraftReceipt>(new(made), outcome.Version, null);
    }

    public Task<Outcome> Discard(long? ifVersion) => Change(ifVersion, state.ClearStateAsync);

    /// <summary>The grain's memory may be out of date, on another node or after many drafts were deleted: it reads again before it refuses, and when its write meets another version.</summary>
    private async Task<Outcome> Change(long? ifVersion, Func<Task> write)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (ifVersion is { } seen && seen != Version)
            {
                await state.ReadStateAsync();
                if (seen != Version)
                {
                    return GrainRefusals.Stale(Version);
                }
            }

            try
            {
                await write();
                return new Outcome(Version, null);
            }
            catch (InconsistentStateException)
            {
                await state.ReadStateAsync();
            }
        }

        return GrainRefusals.Contended;
    }
}

using Campaign.Domain.Decisions;
using Campaign.Domain.Drafts;
using Orleans;

namespace Campaign.Grains.Drafts;

/// <summary>A person's unsent draft of one form. Key: <c>draft/{person}/{form}</c>.</summary>
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Saves the draft, replacing the one before.</summary>
    /// <param name="ifVersion">The version that the caller read, 0 for none; null replaces any version.</param>
    Task<Outcome<DraftReceipt>> Keep(DraftState draft, long? ifVersion);

    /// <summary>Deletes the draft, if there is one.</summary>
    /// <param name="ifVersion">The version that the caller read; null deletes any version.</param>
    Task<Outcome> Discard(long? ifVersion);
}

/// <param name="Made">Whether there was no draft of the form before.</param>
public sealed record DraftReceipt(bool Made);

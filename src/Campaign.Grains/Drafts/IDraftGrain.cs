using Campaign.Domain.Decisions;
using Campaign.Domain.Drafts;
using Orleans;

namespace Campaign.Grains.Drafts;

/// <summary>A person's draft of one form. Key: <c>draft/{person}/{form}</c>.</summary>
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Keeps these words in place of those before.</summary>
    /// <param name="ifVersion">The version that the caller saw, 0 for none; whatever there is gives way when null.</param>
    Task<Outcome<DraftReceipt>> Keep(DraftState draft, long? ifVersion);

    /// <summary>Forgets the draft, if there is one.</summary>
    /// <param name="ifVersion">The version that the caller saw; whatever there is goes when null.</param>
    Task<Outcome> Discard(long? ifVersion);
}

/// <param name="Made">Whether there was no draft of the form before.</param>
public sealed record DraftReceipt(bool Made);

using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Orleans;
using Orleans.Concurrency;

namespace Campaign.Grains.Partners;

/// <summary>A KOL partner, across campaigns. Key: <c>partner/{id}</c>.</summary>
public interface IPartnerGrain : IGrainWithStringKey
{
    /// <summary>What a collaboration must know of the partner at this moment.</summary>
    [ReadOnly]
    Task<PartnerStanding> Standing();

    /// <param name="contact">The person's contact, kept apart from the facts under the command's subject; null when there is none.</param>
    Task<Outcome> Register(Caller caller, RegisterPartner command, string? contact);

    /// <param name="contact">The person's contact from now on, kept like the first one; looked at only when the command names a subject, and then null for none.</param>
    Task<Outcome> Amend(Caller caller, AmendPartner command, string? contact);

    Task<Outcome> Vet(Caller caller, VetPartner command);

    Task<Outcome> Suspend(Caller caller, SuspendPartner command);

    Task<Outcome> Reinstate(Caller caller, ReinstatePartner command);
}

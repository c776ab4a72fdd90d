using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Orleans;
using Orleans.Concurrency;

namespace Campaign.Grains.Partners;

/// <summary>A KOL partner, across campaigns. Key: <c>partner/{id}</c>.</summary>
public interface IPartnerGrain : IGrainWithStringKey
{
    /// <summary>What a collaboration needs to know about the partner now.</summary>
    [ReadOnly]
    Task<PartnerStanding> Standing();

    /// <param name="contact">The person's contact, stored apart from the facts under the command's subject; null when there is none.</param>
    Task<Outcome> Register(Caller caller, RegisterPartner command, string? contact);

    /// <param name="contact">The person's new contact, stored like the first one, or null to remove it; ignored unless the command names a subject.</param>
    Task<Outcome> Amend(Caller caller, AmendPartner command, string? contact);

    Task<Outcome> Vet(Caller caller, VetPartner command);

    Task<Outcome> Suspend(Caller caller, SuspendPartner command);

    Task<Outcome> Reinstate(Caller caller, ReinstatePartner command);
}

using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Storage.Journal;
using Campaign.Storage.Partners;
using Campaign.Storage.Subjects;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Partners.PartnerState, Campaign.Domain.Partners.PartnerFact>;

namespace Campaign.Grains.Partners;

/// <inheritdoc cref="IPartnerGrain"/>
public sealed class PartnerGrain(IJournal journal, PartnerView view, TimeProvider clock)
    : FactGrain<PartnerState, PartnerFact>(journal, view, clock), IPartnerGrain
{
    public async Task<PartnerStanding> Standing()
    {
        await Refresh();
        return State.Standing;
    }

    public Task<Outcome> Register(Caller caller, RegisterPartner command, string? contact) =>
        Commit(new Attempt(caller, (partner, now) => PartnerRules.Register(partner, command, now), $"/partners/{Id}")
        {
            Personal = contact is null ? [] : Contact(command.ContactSubject, contact),
        });

    public Task<Outcome> Amend(Caller caller, AmendPartner command, string? contact) => Commit(
        new Attempt(caller, (partner, now) => PartnerRules.Amend(partner, command, now)) { Personal = Contact(command.ContactSubject, contact) });

    public Task<Outcome> Vet(Caller caller, VetPartner command) => Commit(caller, command, PartnerRules.Vet);

    public Task<Outcome> Suspend(Caller caller, SuspendPartner command) => Commit(caller, command, PartnerRules.Suspend);

    public Task<Outcome> Reinstate(Caller caller, ReinstatePartner command) => Commit(caller, command, PartnerRules.Reinstate);

    private PersonalRecord[] Contact(string? subject, string? contact) =>
        subject is null ? [] : [new PersonalRecord(subject, Stream, JsonSerializer.SerializeToUtf8Bytes(new { contact }))];
}

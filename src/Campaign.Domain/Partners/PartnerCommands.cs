using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <param name="ContactSubject">Where the person's contact is kept; the contact itself never travels with commands or facts.</param>
public sealed record RegisterPartner(
    string Id,
    string Name,
    ValueList<PartnerAccount> Accounts,
    ValueList<string>? Categories = null,
    ValueList<PartnerRate>? Rates = null,
    string? ContactSubject = null);

/// <summary>Corrects what is known of a partner; what is null stays as it is.</summary>
/// <param name="ContactSubject">Where another contact is kept, or none any more; null when the contact stays.</param>
/// <param name="Reason">Needed when rates change, or the partner has to be vetted anew.</param>
public sealed record AmendPartner(
    string? Name = null,
    ValueList<PartnerAccount>? Accounts = null,
    ValueList<string>? Categories = null,
    ValueList<PartnerRate>? Rates = null,
    string? ContactSubject = null,
    string? Reason = null);

/// <summary>How vetting ended.</summary>
public enum VettingDecision
{
    Approve,
    Decline,
}

/// <summary>Records a vetting and its decision. May be repeated when something new is known: the latest counts.</summary>
/// <param name="ProofOfUse">How we know that the partner used the product; empty when there is no proof.</param>
public sealed record VetPartner(VettingDecision Decision, ValueList<VettingFinding>? Findings = null, string? ProofOfUse = null);

public sealed record SuspendPartner(string Reason);

public sealed record ReinstatePartner(string? Reason = null);

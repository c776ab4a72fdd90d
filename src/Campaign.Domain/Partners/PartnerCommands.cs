using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <param name="ContactSubject">The subject under which the person's contact is stored; the contact itself is never part of commands or facts.</param>
public sealed record RegisterPartner(
    string Id,
    string Name,
    ValueList<PartnerAccount> Accounts,
    ValueList<string>? Categories = null,
    ValueList<PartnerRate>? Rates = null,
    string? ContactSubject = null);

/// <summary>Corrects what is known of a partner; null fields are kept.</summary>
/// <param name="ContactSubject">The subject whose contact is replaced or removed; null when the contact stays.</param>
/// <param name="Reason">Required when rates change, or when the partner has to be vetted again.</param>
public sealed record AmendPartner(
    string? Name = null,
    ValueList<PartnerAccount>? Accounts = null,
    ValueList<string>? Categories = null,
    ValueList<PartnerRate>? Rates = null,
    string? ContactSubject = null,
    string? Reason = null);

/// <summary>The decision of a vetting.</summary>
public enum VettingDecision
{
    Approve,
    Decline,
}

/// <summary>Records a vetting and its decision. Can be repeated when something new becomes known: the latest counts.</summary>
/// <param name="ProofOfUse">How it is known that the partner used the product; empty when there is no proof.</param>
public sealed record VetPartner(VettingDecision Decision, ValueList<VettingFinding>? Findings = null, string? ProofOfUse = null);

public sealed record SuspendPartner(string Reason);

public sealed record ReinstatePartner(string? Reason = null);

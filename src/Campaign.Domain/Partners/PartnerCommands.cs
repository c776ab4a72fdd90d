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

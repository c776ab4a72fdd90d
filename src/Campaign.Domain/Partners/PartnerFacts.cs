using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <summary>What can happen to a KOL partner, across campaigns. Stream <c>partner/{id}</c>.</summary>
public abstract record PartnerFact : Fact;

/// <param name="ContactSubject">The subject under which the contact is stored, encrypted; never the contact itself.</param>
[Named("partner.registered")]
public sealed record PartnerRegistered(
    string Id,
    string Name,
    ValueList<PartnerAccount> Accounts,
    ValueList<string> Categories,
    ValueList<PartnerRate> Rates,
    string? ContactSubject) : PartnerFact;

/// <summary>What is known of the partner was corrected. Holds all of it as it is now, not the difference.</summary>
/// <param name="ContactChanged">Whether the separately stored contact was replaced or removed.</param>
[Named("partner.amended")]
public sealed record PartnerAmended(
    string Name,
    ValueList<PartnerAccount> Accounts,
    ValueList<string> Categories,
    ValueList<PartnerRate> Rates,
    string? ContactSubject,
    bool ContactChanged,
    string? Reason) : PartnerFact;

/// <summary>The name or accounts are no longer those that were vetted: the partner is a candidate again. Findings against the partner are kept.</summary>
[Named("partner.vetting-lapsed")]
public sealed record PartnerVettingLapsed : PartnerFact;

[Named("partner.vetted")]
public sealed record PartnerVetted(ValueList<VettingFinding> Findings, string? ProofOfUse) : PartnerFact;

[Named("partner.approved")]
public sealed record PartnerApproved : PartnerFact;

[Named("partner.declined")]
public sealed record PartnerDeclined : PartnerFact;

[Named("partner.suspended")]
public sealed record PartnerSuspended(string Reason) : PartnerFact;

[Named("partner.reinstated")]
public sealed record PartnerReinstated(string? Reason) : PartnerFact;

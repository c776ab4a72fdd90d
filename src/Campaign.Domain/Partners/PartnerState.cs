using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <summary>The lifecycle of a partner: candidate → vetted → approved | declined; suspended at any time.</summary>
public enum PartnerStatus
{
    /// <summary>Not registered.</summary>
    None,
    Candidate,
    Vetted,
    Approved,
    Declined,
    Suspended,
}

/// <summary>One of a partner's public accounts.</summary>
public sealed record PartnerAccount(string Channel, string Handle, long Followers);

/// <summary>What a partner charges for one kind of content, in the currency agreed with the partner.</summary>
public sealed record PartnerRate(string Kind, decimal Fee);

/// <summary>A finding of the vetting.</summary>
/// <param name="Code">Any code may be used; <see cref="FalseAdvertisingBan"/> has consequences.</param>
/// <param name="Severity">In the vetter's own words, such as low or high.</param>
public sealed record VettingFinding(string Code, string Severity, string? Note)
{
    /// <summary>Penalised for false advertising within the last three years: may not endorse anything (广告法 38).</summary>
    public const string FalseAdvertisingBan = "false-advertising-ban";
}

/// <summary>The state of a partner, folded from its facts.</summary>
/// <param name="Findings">Findings of the latest vetting.</param>
/// <param name="ProofOfUse">How it is known that the partner used the product: a note or link. Null when there is no proof.</param>
/// <param name="BeforeSuspension">The status that a reinstatement restores.</param>
public sealed record PartnerState(
    string Id,
    string Name,
    ValueList<PartnerAccount> Accounts,
    ValueList<string> Categories,
    ValueList<PartnerRate> Rates,
    string? ContactSubject,
    PartnerStatus Status,
    ValueList<VettingFinding> Findings,
    string? ProofOfUse,
    PartnerStatus BeforeSuspension)
{
    /// <summary>A partner that does not exist yet.</summary>
    public static PartnerState Initial { get; } = new("", "", [], [], [], null, PartnerStatus.None, [], null, PartnerStatus.None);

    public bool Exists => Status != PartnerStatus.None;

    /// <summary>What collaborations need to know about the partner.</summary>
    public PartnerStanding Standing =>
        new(Id, Status, ProofOfUse is not null, Findings.Any(finding => finding.Code == VettingFinding.FalseAdvertisingBan));

    public static PartnerState Evolve(PartnerState partner, PartnerFact fact) => fact switch
    {
        PartnerRegistered made => new(
            made.Id, made.Name, made.Accounts, made.Categories, made.Rates, made.ContactSubject, PartnerStatus.Candidate, [], null, PartnerStatus.None),
        PartnerAmended amended => partner with
        {
            Name = amended.Name,
            Accounts = amended.Accounts,
            Categories = amended.Categories,
            Rates = amended.Rates,
            ContactSubject = amended.ContactSubject,
        },
        PartnerVettingLapsed => partner.Status == PartnerStatus.Suspended
            ? partner with { BeforeSuspension = PartnerStatus.Candidate }
            : partner with { Status = PartnerStatus.Candidate },
        PartnerVetted vetted => partner with { Status = PartnerStatus.Vetted, Findings = vetted.Findings, ProofOfUse = vetted.ProofOfUse },
        PartnerApproved => partner with { Status = PartnerStatus.Approved },
        PartnerDeclined => partner with { Status = PartnerStatus.Declined },
        PartnerSuspended => partner with { Status = PartnerStatus.Suspended, BeforeSuspension = partner.Status },
        PartnerReinstated => partner with { Status = partner.BeforeSuspension, BeforeSuspension = PartnerStatus.None },
        _ => partner,
    };
}

/// <summary>What a collaboration needs to know about its partner when it decides.</summary>
/// <param name="ProofOfUse">Whether there is proof that the partner used the product.</param>
/// <param name="AdvertisingBan">Whether the partner is under a false-advertising ban.</param>
public sealed record PartnerStanding(string PartnerId, PartnerStatus Status, bool ProofOfUse, bool AdvertisingBan)
{
    public bool MayWork => Status == PartnerStatus.Approved;
}

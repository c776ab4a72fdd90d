using System.Text.Json.Serialization;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Storage.Partners;

namespace Campaign.Api.Partners;

/// <summary>A KOL partner.</summary>
/// <param name="Contact">Absent when none was given, or when it was erased.</param>
/// <param name="Findings">Findings of the latest vetting.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>vet</c>.</param>
public sealed record PartnerResource(
    string Id, string Status, long Version, string Name, IReadOnlyList<PartnerAccount> Accounts, IReadOnlyList<string> Categories,
    IReadOnlyList<PartnerRate> Rates, string? Contact, IReadOnlyList<VettingFinding> Findings, string? ProofOfUse,
    ValueList<string> Next) : IResource
{
    internal static PartnerResource Of(PartnerRow row, HttpContext context)
    {
        var partner = row.State;
        return new(
            partner.Id, DomainJson.Word(partner.Status), row.Version, partner.Name, partner.Accounts, partner.Categories, partner.Rates, row.Contact,
            partner.Findings, partner.ProofOfUse,
            context.Permitted("/partners/{partner}", null, PartnerNextSteps.Of(partner.Status)));
    }
}

/// <summary>Registers a partner as a candidate.</summary>
/// <param name="Contact">How to reach the person, at most 300 characters; stored encrypted and apart.</param>
public sealed record RegisterPartnerBody(
    string? Name = null, IReadOnlyList<AccountBody?>? Accounts = null, string? Id = null, IReadOnlyList<string?>? Categories = null, string? Contact = null,
    IReadOnlyList<RateBody?>? Rates = null)
{
    public const int LongestContact = 300;

    internal RegisterPartner ToCommand(string id, string? subject) => new(
        id,
        Name ?? "",
        [.. (Accounts ?? []).Select(account => account?.ToAccount()!)],
        [.. (Categories ?? []).Select(category => category!)],
        [.. (Rates ?? []).Select(rate => rate?.ToRate()!)],
        subject);
}

/// <summary>Corrects what is known of a partner; fields left out are kept.</summary>
/// <param name="Contact">A new contact, at most 300 characters; an empty one removes the old one.</param>
/// <param name="Reason">Required when rates change, or when the partner has to be vetted again.</param>
public sealed record AmendPartnerBody(
    string? Name = null, IReadOnlyList<AccountBody?>? Accounts = null, IReadOnlyList<string?>? Categories = null, string? Contact = null,
    IReadOnlyList<RateBody?>? Rates = null, string? Reason = null)
{
    internal AmendPartner ToCommand(string? subject) => new(
        Name,
        Accounts is null ? null : [.. Accounts.Select(account => account?.ToAccount()!)],
        Categories is null ? null : [.. Categories.Select(category => category!)],
        Rates is null ? null : [.. Rates.Select(rate => rate?.ToRate()!)],
        subject,
        Reason);
}

/// <summary>One of a partner's public accounts.</summary>
public sealed record AccountBody(string? Channel, string? Handle, long? Followers)
{
    internal PartnerAccount ToAccount() => new(Channel ?? "", Handle ?? "", Followers ?? -1);
}

/// <summary>What a partner charges for one kind of content.</summary>
public sealed record RateBody(string? Kind, decimal? Fee)
{
    internal PartnerRate ToRate() => new(Kind ?? "", Fee ?? -1);
}

/// <summary>Records a vetting and its decision.</summary>
/// <param name="ProofOfUse">How it is known that the partner used the product: a text, or true or false.</param>
public sealed record VetPartnerBody(
    VettingDecision? Decision = null,
    IReadOnlyList<VettingFindingBody?>? Findings = null,
    [property: JsonConverter(typeof(ProofOfUse))] string? ProofOfUse = null)
{
    internal VetPartner ToCommand() => new(
        Decision ?? (VettingDecision)(-1), [.. (Findings ?? []).Select(finding => finding?.ToFinding()!)], ProofOfUse);
}

/// <summary>A finding of the vetting. The code <c>false-advertising-ban</c> blocks approval.</summary>
public sealed record VettingFindingBody(string? Code, string? Severity, string? Note)
{
    internal VettingFinding ToFinding() => new(Code ?? "", Severity ?? "", Note);
}

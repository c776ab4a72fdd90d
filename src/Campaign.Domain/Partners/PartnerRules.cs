using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <summary>The rules of partners.</summary>
public static class PartnerRules
{
    private const int LongestReason = 1000;

    public static Decision<PartnerFact> Register(PartnerState partner, RegisterPartner command, DateTimeOffset now)
    {
        if (partner.Exists)
        {
            return PartnerRefusals.AlreadyExists;
        }

        return Check(command) is { } refusal
            ? refusal
            : new PartnerRegistered(
                command.Id, command.Name.Trim(), command.Accounts, command.Categories ?? [], command.Rates ?? [], command.ContactSubject);
    }

    /// <summary>Corrects what is known. A vetting covers a name and its accounts: a new name or account has to be vetted before the partner gets more work.</summary>
    public static Decision<PartnerFact> Amend(PartnerState partner, AmendPartner command, DateTimeOffset now)
    {
        if (Missing(partner) is { } refusal)
        {
            return refusal;
        }

        var amended = new PartnerAmended(
            (command.Name ?? partner.Name).Trim(),
            command.Accounts ?? partner.Accounts,
            command.Categories ?? partner.Categories,
            command.Rates ?? partner.Rates,
            command.ContactSubject ?? partner.ContactSubject,
            command.ContactSubject is not null,
            command.Reason);
        if (!amended.ContactChanged && PartnerState.Evolve(partner, amended) == partner)
        {
            return Decision<PartnerFact>.Nothing;
        }

        var lapses = Lapses(partner, amended);
        return (Check(new RegisterPartner(partner.Id, amended.Name, amended.Accounts, amended.Categories, amended.Rates))
                ?? Field.Text("reason", command.Reason, LongestReason, needed: lapses || amended.Rates != partner.Rates)) is { } wrong ? wrong
            : lapses ? Decision<PartnerFact>.Of(amended, new PartnerVettingLapsed())
            : amended;
    }

    /// <summary>Records findings and decision together. Approval is refused under a false-advertising ban (<c>kol-proof</c>).</summary>
    public static Decision<PartnerFact> Vet(PartnerState partner, VetPartner command, DateTimeOffset now)
    {
        if ((Missing(partner) ?? Check(command)) is { } refusal)
        {
            return refusal;
        }

        if (partner.Status == PartnerStatus.Suspended)
        {
            return PartnerRefusals.Suspended;
        }

        var proof = string.IsNullOrWhiteSpace(command.ProofOfUse) ? null : command.ProofOfUse.Trim();
        var vetted = new PartnerVetted(command.Findings ?? [], proof);
        return command.Decision == VettingDecision.Decline ? Decision<PartnerFact>.Of(vetted, new PartnerDeclined())
            : vetted.Findings.Any(finding => finding.Code == VettingFinding.FalseAdvertisingBan) ? Refusal.Blocked([KolProof.Banned])
            : Decision<PartnerFact>.Of(vetted, new PartnerApproved());
    }

    public static Decision<PartnerFact> Suspend(PartnerState partner, SuspendPartner command, DateTimeOffset now) =>
        (Missing(partner) ?? Field.Text("reason", command.Reason, LongestReason)) is { } refusal ? refusal
        : partner.Status == PartnerStatus.Suspended ? PartnerRefusals.Suspended
        : new PartnerSuspended(command.Reason);

    public static Decision<PartnerFact> Reinstate(PartnerState partner, ReinstatePartner command, DateTimeOffset now) =>
        (Missing(partner) ?? Field.Optional("reason", command.Reason, LongestReason)) is { } refusal ? refusal
        : partner.Status != PartnerStatus.Suspended ? PartnerRefusals.NotSuspended
        : new PartnerReinstated(command.Reason);

    /// <summary>Whether the vetting no longer covers the partner. A changed number of followers or a removed account does not matter.</summary>
    private static bool Lapses(PartnerState partner, PartnerAmended amended) =>
        (partner.Status == PartnerStatus.Suspended ? partner.BeforeSuspension : partner.Status) is PartnerStatus.Approved or PartnerStatus.Vetted
        && (amended.Name != partner.Name
            || amended.Accounts.Any(account => !partner.Accounts.Any(known => account is not null && (known.Channel, known.Handle) == (account.Channel, account.Handle))));

    private static Refusal? Missing(PartnerState partner) => partner.Exists ? null : PartnerRefusals.Unknown;

    private static Refusal? Check(RegisterPartner command) =>
        Field.Id("id", command.Id)
        ?? Field.Text("name", command.Name, 200)
        ?? Field.Count("accounts", command.Accounts, 1, 50)
        ?? Field.Each(command.Accounts, Check)
        ?? (command.Accounts.DistinctBy(account => (account.Channel, account.Handle)).Count() < command.Accounts.Count
            ? PartnerRefusals.AccountRepeated
            : null)
        ?? Field.Count("categories", command.Categories, 0, 50)
        ?? Field.Each(command.Categories, category => Field.Text("categories", category, 100))
        ?? Field.Count("rates", command.Rates, 0, 50)
        ?? Field.Each(command.Rates, rate => Field.Text("rates.kind", rate.Kind, 100) ?? Field.Amount("rates.fee", rate.Fee));

    private static Refusal? Check(PartnerAccount account) =>
        Field.Text("accounts.channel", account.Channel, 50)
        ?? Field.Text("accounts.handle", account.Handle, 200)
        ?? (account.Followers < 0 ? PartnerRefusals.FollowersInvalid : null);

    private static Refusal? Check(VetPartner command) =>
        (Enum.IsDefined(command.Decision) ? null : PartnerRefusals.DecisionInvalid)
        ?? Field.Optional("proofOfUse", command.ProofOfUse, 2000)
        ?? Field.Count("findings", command.Findings, 0, 50)
        ?? Field.Each(command.Findings, finding =>
            Field.Text("findings.code", finding.Code, 100)
            ?? Field.Text("findings.severity", finding.Severity, 40)
            ?? Field.Optional("findings.note", finding.Note, 2000));
}

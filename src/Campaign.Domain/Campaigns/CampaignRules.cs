using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The rules of campaigns. A relapsed campaign starts again at its first phase when it is activated.</summary>
public static class CampaignRules
{
    private const int LongestReason = 1000;

    public static Decision<CampaignFact> Create(CampaignState campaign, CreateCampaign command, DateTimeOffset now)
    {
        if (campaign.Exists)
        {
            return CampaignRefusals.AlreadyExists;
        }

        return CampaignChecks.Check(command) is { } refusal
            ? refusal
            : new CampaignCreated(
                command.Id,
                command.Name.Trim(),
                command.Brand.Trim(),
                command.Currency,
                command.Starts,
                command.Ends,
                command.Budget,
                command.Crisis,
                command.Objectives ?? []);
    }

    public static Decision<CampaignFact> Plan(CampaignState campaign, PlanCampaign command, DateTimeOffset now)
    {
        if (Missing(campaign, command.Reason) is { } refusal)
        {
            return refusal;
        }

        if (campaign.Status != CampaignStatus.Draft)
        {
            return CampaignRefusals.NotDraft(campaign.Status);
        }

        var phases = command.Phases is { Count: > 0 } given ? given : Phases.Split(campaign.Starts, campaign.Ends);
        return CampaignChecks.Check(phases, campaign) is { } wrong ? wrong : new CampaignPlanned(phases, command.Reason);
    }

    public static Decision<CampaignFact> Amend(CampaignState campaign, AmendCampaign command, DateTimeOffset now)
    {
        if ((Missing(campaign, command.Reason) ?? Fixed(campaign, command)) is { } refusal)
        {
            return refusal;
        }

        var amended = new CampaignAmended(
            (command.Name ?? campaign.Name).Trim(),
            command.Starts ?? campaign.Starts,
            command.Ends ?? campaign.Ends,
            command.Budget ?? campaign.Budget,
            command.Objectives ?? campaign.Objectives,
            command.Phases ?? campaign.Phases,
            command.Reason);
        return CampaignState.Evolve(campaign, amended) is var after && after == campaign ? Decision<CampaignFact>.Nothing
            : CampaignChecks.Check(after) is { } wrong ? wrong
            : campaign.Status != CampaignStatus.Draft && Field.Text("reason", command.Reason, LongestReason) is { } unexplained ? unexplained
            : amended;
    }

    public static Decision<CampaignFact> Activate(CampaignState campaign, ActivateCampaign command, DateTimeOffset now) =>
        Missing(campaign, command.Reason) is { } refusal ? refusal : campaign.Status switch
        {
            CampaignStatus.Paused => new CampaignResumed(command.Reason),
            CampaignStatus.Planned or CampaignStatus.Relapsed => Decision<CampaignFact>.Of(
                new CampaignActivated(command.Reason),
                new PhaseEntered(Phase.Contain, null)),
            _ => CampaignRefusals.NotReady(campaign.Status),
        };

    public static Decision<CampaignFact> Pause(CampaignState campaign, PauseCampaign command, DateTimeOffset now) =>
        Missing(campaign, command.Reason) is { } refusal ? refusal
        : campaign.Status != CampaignStatus.Active ? CampaignRefusals.NotActive(campaign.Status)
        : new CampaignPaused(command.Reason);

    public static Decision<CampaignFact> Close(CampaignState campaign, CloseCampaign command, DateTimeOffset now) =>
        Missing(campaign, command.Reason) is { } refusal ? refusal
        : campaign.Status is not (CampaignStatus.Active or CampaignStatus.Paused) ? CampaignRefusals.NotRunning(campaign.Status)
        : new CampaignClosed(command.Reason);

    public static Decision<CampaignFact> Reopen(CampaignState campaign, ReopenCampaign command, DateTimeOffset now) =>
        Missing(campaign, command.Reason) is { } refusal ? refusal
        : campaign.Status != CampaignStatus.Closed ? CampaignRefusals.NotClosed(campaign.Status)
        : new CampaignRelapsed(command.Reason);

    public static Decision<CampaignFact> ConfirmGate(CampaignState campaign, ConfirmGate command, DateTimeOffset now) =>
        (Missing(campaign, null) ?? Field.Text("note", command.Note, LongestReason)) is { } refusal ? refusal
        : campaign is not { Status: CampaignStatus.Active, Phase: { } phase } ? CampaignRefusals.NotActive(campaign.Status)
        : campaign.GateMet ? Decision<CampaignFact>.Nothing
        : new PhaseGateMet(phase, command.Note);

    public static Decision<CampaignFact> EnterNextPhase(CampaignState campaign, EnterNextPhase command, DateTimeOffset now) =>
        (Missing(campaign, null) ?? CampaignChecks.Check(command.Override)) is { } refusal ? refusal
        : campaign is not { Status: CampaignStatus.Active, Phase: { } phase } ? CampaignRefusals.NotActive(campaign.Status)
        : phase == Phase.Sustain ? CampaignRefusals.LastPhase
        : !campaign.GateMet && command.Override is null ? CampaignRefusals.GateOpen
        : new PhaseEntered(phase + 1, campaign.GateMet ? null : command.Override);

    /// <summary>Why nothing can be added to a campaign in this status; null when it can.</summary>
    public static Refusal? MayAdd(CampaignStatus status) => status switch
    {
        CampaignStatus.None => CampaignRefusals.Unknown,
        CampaignStatus.Closed => CampaignRefusals.Closed,
        _ => null,
    };

    /// <summary>A closed campaign can no longer be corrected, and phases not before they are planned.</summary>
    private static Refusal? Fixed(CampaignState campaign, AmendCampaign command) =>
        campaign.Status == CampaignStatus.Closed ? CampaignRefusals.Closed
        : campaign.Status == CampaignStatus.Draft && command.Phases is not null ? CampaignRefusals.NotPlanned
        : null;

    private static Refusal? Missing(CampaignState campaign, string? reason) =>
        campaign.Exists ? Field.Optional("reason", reason, LongestReason) : CampaignRefusals.Unknown;
}

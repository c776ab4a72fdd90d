using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;

namespace Campaign.Api.Campaigns;

/// <summary>A recovery campaign.</summary>
/// <param name="Phase">The current phase; absent until the campaign is first started.</param>
/// <param name="Gate">The exit gate of the current phase, in the team's own words or the standard ones.</param>
/// <param name="GateMet">Whether somebody has confirmed that the gate is met.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>pause</c>.</param>
public sealed record CampaignResource(
    string Id, string Status, long Version, string Name, string Brand, string Currency, DateOnly Starts, DateOnly Ends, decimal Budget, Crisis Crisis,
    IReadOnlyList<Objective> Objectives, IReadOnlyList<PhasePlan> Phases, Phase? Phase, Wording? Gate, bool GateMet, ValueList<string> Next) : IResource
{
    internal static CampaignResource Of(Versioned<CampaignState> row, HttpContext context)
    {
        var campaign = row.State;
        return new(
            campaign.Id, DomainJson.Word(campaign.Status), row.Version, campaign.Name, campaign.Brand, campaign.Currency, campaign.Starts, campaign.Ends,
            campaign.Budget, campaign.Crisis!, campaign.Objectives, campaign.Phases, campaign.Phase, GateOf(campaign), campaign.GateMet,
            context.Permitted("/campaigns/{campaign}", campaign.Id, CampaignNextSteps.Of(campaign)));
    }

    private static Wording? GateOf(CampaignState campaign) => campaign.Phase is not { } phase ? null
        : campaign.Phases.FirstOrDefault(plan => plan.Phase == phase)?.Gate is { Length: > 0 } own ? new(own, own)
        : Domain.Campaigns.Phases.UsualGate(phase);
}

/// <summary>Creates a campaign. Missing fields are refused by name.</summary>
/// <param name="Currency">ISO 4217, such as CNY.</param>
public sealed record CreateCampaignBody(
    string? Name = null, string? Brand = null, string? Currency = null, DateOnly? Starts = null, DateOnly? Ends = null, decimal? Budget = null,
    CrisisBody? Crisis = null, string? Id = null, IReadOnlyList<ObjectiveBody?>? Objectives = null)
{
    internal CreateCampaign ToCommand(string id) => new(
        id, Name ?? "", Brand ?? "", Currency ?? "", Starts ?? default, Ends ?? default, Budget ?? -1, Crisis?.ToCrisis()!,
        [.. (Objectives ?? []).Select(objective => objective?.ToObjective()!)]);
}

/// <summary>The crisis that the campaign recovers from.</summary>
/// <param name="Severity">From 1 (minor) to 5 (existential).</param>
public sealed record CrisisBody(string? Title, DateTimeOffset? Onset, CrisisCluster? Cluster, int? Severity, string? Summary)
{
    internal Crisis ToCrisis() => new(Title ?? "", Onset ?? default, Cluster ?? (CrisisCluster)(-1), Severity ?? 0, Summary ?? "");
}

/// <summary>A target that the campaign wants to reach.</summary>
public sealed record ObjectiveBody(string? Measure, decimal? Target, DateOnly? By)
{
    /// <summary>Without a target there is no date either, and the rule refuses the objective.</summary>
    internal Objective ToObjective() => new(Measure ?? "", Target ?? 0, Target is null ? default : By ?? default);
}

/// <summary>Plans the phases; when none are given, the campaign's dates are split in the standard way.</summary>
public sealed record PlanCampaignBody(IReadOnlyList<PhaseBody?>? Phases = null, string? Reason = null)
{
    internal PlanCampaign ToCommand() => new(Phases is null ? null : [.. Phases.Select(plan => plan?.ToPlan()!)], Reason);
}

/// <summary>Corrects what was agreed; fields left out are kept.</summary>
public sealed record AmendCampaignBody(
    string? Name = null, DateOnly? Starts = null, DateOnly? Ends = null, decimal? Budget = null, IReadOnlyList<ObjectiveBody?>? Objectives = null,
    IReadOnlyList<PhaseBody?>? Phases = null, string? Reason = null)
{
    internal AmendCampaign ToCommand() => new(
        Name,
        Starts,
        Ends,
        Budget,
        Objectives is null ? null : [.. Objectives.Select(objective => objective?.ToObjective()!)],
        Phases is null ? null : [.. Phases.Select(plan => plan?.ToPlan()!)],
        Reason);
}

/// <summary>The dates of a phase, first and last day included.</summary>
public sealed record PhaseBody(Phase? Phase, DateOnly? Starts, DateOnly? Ends, string? Gate)
{
    internal PhasePlan ToPlan() => new(Phase ?? (Phase)(-1), Starts ?? default, Ends ?? default, Gate);
}

/// <summary>Confirms that the current phase's gate is met.</summary>
public sealed record ConfirmGateBody(string? Note = null);

/// <summary>Moves on to the next phase; an override is required while the gate is not met.</summary>
public sealed record NextPhaseBody(OverrideBody? Override = null);

/// <summary>Who lets the campaign move on although the gate is not met, and why.</summary>
public sealed record OverrideBody(string? Person, string? Reason)
{
    internal GateOverride ToOverride() => new(Person ?? "", Reason ?? "");
}

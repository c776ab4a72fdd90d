using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;

namespace Campaign.Api.Campaigns;

/// <summary>A recovery campaign.</summary>
/// <param name="Phase">The phase it is in; absent until first activated.</param>
/// <param name="Gate">When the present phase is over, in the team's own words or the usual ones.</param>
/// <param name="GateMet">Whether somebody confirmed that.</param>
/// <param name="Next">The steps that it is open to now and that one may take, such as <c>pause</c>.</param>
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

/// <summary>Sets a campaign up. What is missing is refused by name.</summary>
/// <param name="Currency">ISO 4217, such as CNY.</param>
public sealed record CreateCampaignBody(
    string? Name = null, string? Brand = null, string? Currency = null, DateOnly? Starts = null, DateOnly? Ends = null, decimal? Budget = null,
    CrisisBody? Crisis = null, string? Id = null, IReadOnlyList<ObjectiveBody?>? Objectives = null)
{
    internal CreateCampaign ToCommand(string id) => new(
        id, Name ?? "", Brand ?? "", Currency ?? "", Starts ?? default, Ends ?? default, Budget ?? -1, Crisis?.ToCrisis()!,
        [.. (Objectives ?? []).Select(objective => objective?.ToObjective()!)]);
}

/// <summary>What happened.</summary>
/// <param name="Severity">1 (minor) to 5 (existential).</param>
public sealed record CrisisBody(string? Title, DateTimeOffset? Onset, CrisisCluster? Cluster, int? Severity, string? Summary)
{
    internal Crisis ToCrisis() => new(Title ?? "", Onset ?? default, Cluster ?? (CrisisCluster)(-1), Severity ?? 0, Summary ?? "");
}

/// <summary>What the campaign wants to reach.</summary>
public sealed record ObjectiveBody(string? Measure, decimal? Target, DateOnly? By)
{
    /// <summary>Without its target an objective gets no day either, and the rule refuses it.</summary>
    internal Objective ToObjective() => new(Measure ?? "", Target ?? 0, Target is null ? default : By ?? default);
}

/// <summary>Fixes the phases; without any, the campaign's dates are split in the usual way.</summary>
public sealed record PlanCampaignBody(IReadOnlyList<PhaseBody?>? Phases = null, string? Reason = null)
{
    internal PlanCampaign ToCommand() => new(Phases is null ? null : [.. Phases.Select(plan => plan?.ToPlan()!)], Reason);
}

/// <summary>Corrects what was agreed; what is absent stays as it is.</summary>
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

/// <summary>One phase's dates, both included.</summary>
public sealed record PhaseBody(Phase? Phase, DateOnly? Starts, DateOnly? Ends, string? Gate)
{
    internal PhasePlan ToPlan() => new(Phase ?? (Phase)(-1), Starts ?? default, Ends ?? default, Gate);
}

/// <summary>Confirms that the present phase's gate is met.</summary>
public sealed record ConfirmGateBody(string? Note = null);

/// <summary>Goes on to the next phase; an override is needed while the gate is open.</summary>
public sealed record NextPhaseBody(OverrideBody? Override = null);

/// <summary>Who lets the campaign go on although the gate is not met, and why.</summary>
public sealed record OverrideBody(string? Person, string? Reason)
{
    internal GateOverride ToOverride() => new(Person ?? "", Reason ?? "");
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>Sets up a campaign after a crisis.</summary>
public sealed record CreateCampaign(
    string Id,
    string Name,
    string Brand,
    string Currency,
    DateOnly Starts,
    DateOnly Ends,
    decimal Budget,
    Crisis Crisis,
    ValueList<Objective>? Objectives = null);

/// <summary>Fixes the phases; without any, the campaign's dates are split in the usual way.</summary>
public sealed record PlanCampaign(ValueList<PhasePlan>? Phases = null, string? Reason = null);

/// <summary>Corrects what was agreed while a campaign runs; what is null stays as it is.</summary>
/// <param name="Phases">Those of a planned campaign; a draft gets its own with <see cref="PlanCampaign"/>.</param>
/// <param name="Reason">Needed once the campaign is planned: others rely on it by then.</param>
public sealed record AmendCampaign(
    string? Name = null,
    DateOnly? Starts = null,
    DateOnly? Ends = null,
    decimal? Budget = null,
    ValueList<Objective>? Objectives = null,
    ValueList<PhasePlan>? Phases = null,
    string? Reason = null);

/// <summary>Starts a planned campaign, resumes a paused one, takes up a relapsed one.</summary>
public sealed record ActivateCampaign(string? Reason = null);

public sealed record PauseCampaign(string? Reason = null);

public sealed record CloseCampaign(string? Reason = null);

/// <summary>The crisis came back: the closed campaign counts as relapsed until it is activated.</summary>
public sealed record ReopenCampaign(string? Reason = null);

/// <summary>Confirms that the present phase's exit gate is met, and by what.</summary>
public sealed record ConfirmGate(string Note);

/// <summary>Goes on to the next phase; needs an override while the gate is open.</summary>
public sealed record EnterNextPhase(GateOverride? Override = null);

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>Creates a campaign for the recovery after a crisis.</summary>
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

/// <summary>Plans the phases; when none are given, the campaign's dates are split in the standard way.</summary>
public sealed record PlanCampaign(ValueList<PhasePlan>? Phases = null, string? Reason = null);

/// <summary>Corrects what was agreed; null fields are kept.</summary>
/// <param name="Phases">Only for a planned campaign; a draft gets its phases with <see cref="PlanCampaign"/>.</param>
/// <param name="Reason">Required once the campaign is planned, because others rely on the plan.</param>
public sealed record AmendCampaign(
    string? Name = null,
    DateOnly? Starts = null,
    DateOnly? Ends = null,
    decimal? Budget = null,
    ValueList<Objective>? Objectives = null,
    ValueList<PhasePlan>? Phases = null,
    string? Reason = null);

/// <summary>Starts a planned campaign, resumes a paused one, or reopens a relapsed one.</summary>
public sealed record ActivateCampaign(string? Reason = null);

public sealed record PauseCampaign(string? Reason = null);

public sealed record CloseCampaign(string? Reason = null);

/// <summary>The crisis flared up again: the closed campaign counts as relapsed until it is activated.</summary>
public sealed record ReopenCampaign(string? Reason = null);

/// <summary>Confirms that the current phase's exit gate is met, and on what grounds.</summary>
public sealed record ConfirmGate(string Note);

/// <summary>Moves on to the next phase; requires an override while the gate is not met.</summary>
public sealed record EnterNextPhase(GateOverride? Override = null);

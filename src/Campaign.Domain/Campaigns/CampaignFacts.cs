using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>What can happen to a campaign. Stream <c>campaign/{id}</c>.</summary>
public abstract record CampaignFact : Fact;

[Named("campaign.created")]
public sealed record CampaignCreated(
    string Id,
    string Name,
    string Brand,
    string Currency,
    DateOnly Starts,
    DateOnly Ends,
    decimal Budget,
    Crisis Crisis,
    ValueList<Objective> Objectives) : CampaignFact;

[Named("campaign.planned")]
public sealed record CampaignPlanned(ValueList<PhasePlan> Phases, string? Reason) : CampaignFact;

/// <summary>What was agreed was corrected. Holds all of it as it is now, not the difference.</summary>
[Named("campaign.amended")]
public sealed record CampaignAmended(
    string Name,
    DateOnly Starts,
    DateOnly Ends,
    decimal Budget,
    ValueList<Objective> Objectives,
    ValueList<PhasePlan> Phases,
    string? Reason) : CampaignFact;

/// <summary>Started for the first time, or again after a relapse.</summary>
[Named("campaign.activated")]
public sealed record CampaignActivated(string? Reason) : CampaignFact;

[Named("campaign.paused")]
public sealed record CampaignPaused(string? Reason) : CampaignFact;

[Named("campaign.resumed")]
public sealed record CampaignResumed(string? Reason) : CampaignFact;

[Named("campaign.closed")]
public sealed record CampaignClosed(string? Reason) : CampaignFact;

/// <summary>The crisis flared up again after the campaign was closed. Work starts again once the campaign is activated.</summary>
[Named("campaign.relapsed")]
public sealed record CampaignRelapsed(string? Reason) : CampaignFact;

/// <summary>Somebody confirmed that a phase's exit gate is met.</summary>
[Named("campaign.phase-gate-met")]
public sealed record PhaseGateMet(Phase Phase, string Note) : CampaignFact;

/// <summary>A phase began: the previous phase's gate was met, or a named person overrode it.</summary>
[Named("campaign.phase-entered")]
public sealed record PhaseEntered(Phase Phase, GateOverride? Override) : CampaignFact;

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The lifecycle of a campaign: draft → planned → active ⇄ paused → closed (→ relapsed → active).</summary>
public enum CampaignStatus
{
    /// <summary>Not created.</summary>
    None,
    Draft,
    Planned,
    Active,
    Paused,
    Closed,
    Relapsed,
}

/// <summary>Who is seen as responsible for the crisis (Situational Crisis Communication Theory).</summary>
public enum CrisisCluster
{
    Victim,
    Accidental,
    Preventable,
}

/// <summary>The crisis that the campaign recovers from.</summary>
/// <param name="Severity">From 1 (minor) to 5 (existential).</param>
public sealed record Crisis(string Title, DateTimeOffset Onset, CrisisCluster Cluster, int Severity, string Summary);

/// <summary>A target that the campaign wants to reach: a measure's value by a date.</summary>
public sealed record Objective(string Measure, decimal Target, DateOnly By);

/// <summary>The state of a campaign, folded from its facts.</summary>
/// <param name="Currency">ISO 4217 code; every amount of the campaign is in it.</param>
/// <param name="Phases">Empty until planned.</param>
/// <param name="Phase">The current phase; null until first activated.</param>
/// <param name="GateMet">Whether the exit gate of the current phase is met.</param>
public sealed record CampaignState(
    string Id,
    string Name,
    string Brand,
    string Currency,
    DateOnly Starts,
    DateOnly Ends,
    decimal Budget,
    Crisis? Crisis,
    ValueList<Objective> Objectives,
    CampaignStatus Status,
    ValueList<PhasePlan> Phases,
    Phase? Phase,
    bool GateMet)
{
    /// <summary>A campaign that does not exist yet.</summary>
    public static CampaignState Initial { get; } =
        new("", "", "", "", default, default, 0, null, [], CampaignStatus.None, [], null, false);

    public bool Exists => Status != CampaignStatus.None;

    public static CampaignState Evolve(CampaignState campaign, CampaignFact fact) => fact switch
    {
        CampaignCreated made => new(
            made.Id, made.Name, made.Brand, made.Currency, made.Starts, made.Ends, made.Budget, made.Crisis, made.Objectives,
            CampaignStatus.Draft, [], null, false),
        CampaignPlanned planned => campaign with { Status = CampaignStatus.Planned, Phases = planned.Phases },
        CampaignAmended amended => campaign with
        {
            Name = amended.Name,
            Starts = amended.Starts,
            Ends = amended.Ends,
            Budget = amended.Budget,
            Objectives = amended.Objectives,
            Phases = amended.Phases,
        },
        CampaignActivated or CampaignResumed => campaign with { Status = CampaignStatus.Active },
        CampaignPaused => campaign with { Status = CampaignStatus.Paused },
        CampaignClosed => campaign with { Status = CampaignStatus.Closed },
        CampaignRelapsed => campaign with { Status = CampaignStatus.Relapsed },
        PhaseGateMet => campaign with { GateMet = true },
        PhaseEntered entered => campaign with { Phase = entered.Phase, GateMet = false },
        _ => campaign,
    };
}

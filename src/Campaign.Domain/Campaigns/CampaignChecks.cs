using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>Validates a campaign's details, whatever its status.</summary>
internal static class CampaignChecks
{
    private const int LongestInDays = 3660;

    public static Refusal? Check(CreateCampaign command) =>
        Field.Id("id", command.Id)
        ?? Field.Text("name", command.Name, 200)
        ?? Field.Text("brand", command.Brand, 200)
        ?? Currency(command.Currency)
        ?? Dates(command.Starts, command.Ends)
        ?? Field.Amount("budget", command.Budget)
        ?? Check(command.Crisis)
        ?? Check(command.Objectives);

    /// <summary>Validates what can be amended, with the amendment applied.</summary>
    public static Refusal? Check(CampaignState amended) =>
        Field.Text("name", amended.Name, 200)
        ?? Dates(amended.Starts, amended.Ends)
        ?? Field.Amount("budget", amended.Budget)
        ?? Check(amended.Objectives)
        ?? (amended.Phases.Count == 0 && amended.Status == CampaignStatus.Draft ? null : Check(amended.Phases, amended));

    public static Refusal? Check(ValueList<PhasePlan> phases, CampaignState campaign) =>
        Field.Each(phases, plan => Field.Optional("phases.gate", plan.Gate, 500)) ?? Order(phases, campaign);

    public static Refusal? Check(GateOverride? gateOverride) =>
        gateOverride is null
            ? null
            : Field.Text("override.person", gateOverride.Person, 100) ?? Field.Text("override.reason", gateOverride.Reason, 1000);

    private static Refusal? Check(ValueList<Objective>? objectives) =>
        Field.Count("objectives", objectives, 0, 50)
        ?? Field.Each(objectives, objective =>
            Field.Text("objectives.measure", objective.Measure, 200) ?? (objective.By.Year >= 1990 ? null : CampaignRefusals.ObjectiveInvalid));

    private static Refusal? Check(Crisis? crisis) => crisis switch
    {
        null => CampaignRefusals.CrisisMissing,
        { Severity: < 1 or > 5 } => CampaignRefusals.SeverityInvalid,
        { Cluster: < CrisisCluster.Victim or > CrisisCluster.Preventable } => CampaignRefusals.ClusterInvalid,
        { Onset.Year: < 1990 } => CampaignRefusals.OnsetInvalid,
        _ => Field.Text("crisis.title", crisis.Title, 200) ?? Field.Text("crisis.summary", crisis.Summary, 5000),
    };

    private static Refusal? Order(ValueList<PhasePlan> phases, CampaignState campaign)
    {
        var inOrder = phases.Select(plan => plan.Phase).SequenceEqual(Enum.GetValues<Phase>());
        var inside = phases.All(plan => campaign.Starts <= plan.Starts && plan.Starts <= plan.Ends && plan.Ends <= campaign.Ends);
        var oneAfterAnother = phases.Zip(phases.Skip(1)).All(pair => pair.Second.Starts >= pair.First.Ends);
        return inOrder && inside && oneAfterAnother ? null : CampaignRefusals.PhasesInvalid;
    }

    private static Refusal? Currency(string? code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetterUpper) ? null : CampaignRefusals.CurrencyInvalid;

    private static Refusal? Dates(DateOnly starts, DateOnly ends) =>
        starts.Year >= 1990 && starts <= ends && ends.DayNumber - starts.DayNumber < LongestInDays ? null : CampaignRefusals.DatesInvalid;
}

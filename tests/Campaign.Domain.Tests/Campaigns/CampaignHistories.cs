using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Campaigns;

/// <summary>Histories that campaign tests start from.</summary>
internal static class CampaignHistories
{
    public static readonly DateOnly FirstOfMarch = new(2026, 3, 1);

    public static readonly CreateCampaign Command = new(
        "tea-2026",
        "茶饮修复",
        "清川茶",
        "CNY",
        FirstOfMarch,
        FirstOfMarch.AddDays(59),
        500_000m,
        new Crisis("异物投诉", new DateTimeOffset(2026, 2, 26, 9, 30, 0, TimeSpan.FromHours(8)), CrisisCluster.Accidental, 3, "门店饮品中发现异物，视频扩散。"),
        [new Objective("net-sentiment", 0.2m, FirstOfMarch.AddDays(59))]);

    public static readonly CampaignCreated Created = new(
        Command.Id, Command.Name, Command.Brand, Command.Currency, Command.Starts, Command.Ends, Command.Budget, Command.Crisis, Command.Objectives!);

    public static readonly CampaignPlanned Planned = new(Phases.Split(Command.Starts, Command.Ends), null);

    private static readonly CampaignFact[] Started = [Created, Planned, new CampaignActivated(null), new PhaseEntered(Phase.Contain, null)];

    private static readonly Specification<CampaignState, CampaignFact> Specification = new(CampaignState.Initial, CampaignState.Evolve);

    public static Specification<CampaignState, CampaignFact>.History Given(params CampaignFact[] facts) => Specification.Given(facts);

    public static Specification<CampaignState, CampaignFact>.History Active(params CampaignFact[] later) => Given([.. Started, .. later]);
}

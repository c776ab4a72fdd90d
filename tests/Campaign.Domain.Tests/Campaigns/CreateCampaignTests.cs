using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

public sealed class CreateCampaignTests
{
    public static TheoryData<string, Func<CreateCampaign, CreateCampaign>> Mistakes => new()
    {
        { "id-invalid", command => command with { Id = "Tea 2026" } },
        { "text-missing", command => command with { Name = " " } },
        { "text-missing", command => command with { Brand = null! } },
        { "text-too-long", command => command with { Name = new string('名', 201) } },
        { "currency-invalid", command => command with { Currency = "cny" } },
        { "currency-invalid", command => command with { Currency = "RENMINBI" } },
        { "dates-invalid", command => command with { Ends = command.Starts.AddDays(-1) } },
        { "dates-invalid", command => command with { Ends = command.Starts.AddYears(11) } },
        { "amount-invalid", command => command with { Budget = -0.01m } },
        { "amount-invalid", command => command with { Budget = 1.001m } },
        { "amount-invalid", command => command with { Budget = decimal.MaxValue } },
        { "crisis-missing", command => command with { Crisis = null! } },
        { "severity-invalid", command => command with { Crisis = command.Crisis with { Severity = 0 } } },
        { "severity-invalid", command => command with { Crisis = command.Crisis with { Severity = 6 } } },
        { "cluster-invalid", command => command with { Crisis = command.Crisis with { Cluster = (CrisisCluster)7 } } },
        { "onset-invalid", command => command with { Crisis = command.Crisis with { Onset = default } } },
        { "text-missing", command => command with { Crisis = command.Crisis with { Title = "" } } },
        { "text-too-long", command => command with { Crisis = command.Crisis with { Summary = new string('述', 5001) } } },
        { "text-missing", command => command with { Objectives = [new Objective("", 1, command.Ends)] } },
        { "entry-empty", command => command with { Objectives = [null!] } },
        { "list-length", command => command with { Objectives = [.. Enumerable.Repeat(command.Objectives![0], 51)] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_refused_with_the_code_of_the_mistake(string code, Func<CreateCampaign, CreateCampaign> mistake) =>
        Assert.Equal(RefusalKind.Invalid, Given().When(c => CampaignRules.Create(c, mistake(Command), default)).ThenRefused(code).Kind);

    [Fact]
    public void Accepts_a_campaign_of_one_day_without_budget_and_objectives() =>
        Given()
            .When(c => CampaignRules.Create(c, Command with { Ends = Command.Starts, Budget = 0, Objectives = null }, default))
            .Then(Created with { Ends = Command.Starts, Budget = 0, Objectives = [] });

    [Fact]
    public void A_reason_has_a_maximum_length() =>
        Active().When(c => CampaignRules.Pause(c, new(new string('因', 1001)), default)).ThenRefused("text-too-long");
}

using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

public sealed class AmendTests
{
    private static readonly DateTimeOffset Noon = Specification<CampaignState, CampaignFact>.Noon;

    private static readonly CampaignAmended Amended =
        new(Command.Name, Command.Starts, Command.Ends, Command.Budget, Command.Objectives!, Planned.Phases, "追加预算");

    [Fact]
    public void Amending_the_budget_of_a_running_campaign_keeps_the_rest()
    {
        var campaign = Active().When(c => CampaignRules.Amend(c, new(Budget: 800_000m, Reason: "追加预算"), Noon)).Then(Amended with { Budget = 800_000m });

        Assert.Equal((CampaignStatus.Active, 800_000m, Phase.Contain), (campaign.Status, campaign.Budget, campaign.Phase));
    }

    [Fact]
    public void A_draft_is_corrected_without_a_reason() => Given(Created)
        .When(c => CampaignRules.Amend(c, new(Name: " 新名称 "), Noon)).Then(Amended with { Name = "新名称", Phases = [], Reason = null });

    [Fact]
    public void A_planned_campaign_is_amended_only_with_a_reason() =>
        Given(Created, Planned).When(c => CampaignRules.Amend(c, new(Budget: 1), Noon)).ThenRefused("text-missing");

    [Fact]
    public void The_dates_of_phases_move_with_the_campaign_and_stay_inside_it()
    {
        var later = Command.Ends.AddDays(30);
        var phases = Phases.Split(Command.Starts, later);

        Active().When(c => CampaignRules.Amend(c, new(Ends: later, Phases: phases, Reason: "延期"), Noon))
            .Then(Amended with { Ends = later, Phases = phases, Reason = "延期" });
        Active().When(c => CampaignRules.Amend(c, new(Ends: Command.Ends.AddDays(-30), Reason: "缩短"), Noon)).ThenRefused("phases-invalid");
    }

    [Fact]
    public void Amending_to_the_same_values_changes_nothing() => Active().When(c => CampaignRules.Amend(c, new(Budget: c.Budget), Noon)).ThenNothing();

    [Theory]
    [InlineData("", 1, "text-missing")]
    [InlineData("名称", -1, "amount-invalid")]
    public void Refuses_invalid_values(string name, int budget, string code) =>
        Active().When(c => CampaignRules.Amend(c, new(name, Budget: budget, Reason: "更正"), Noon)).ThenRefused(code);

    [Fact]
    public void Refuses_phases_of_a_draft_and_any_change_to_a_closed_or_unknown_campaign()
    {
        Given(Created).When(c => CampaignRules.Amend(c, new(Phases: Planned.Phases), Noon)).ThenRefused("campaign-not-planned");
        Active(new CampaignClosed(null)).When(c => CampaignRules.Amend(c, new(Budget: 1, Reason: "晚了"), Noon)).ThenRefused("campaign-closed");
        Given().When(c => CampaignRules.Amend(c, new(Budget: 1), Noon)).ThenRefused("campaign-unknown");
    }
}

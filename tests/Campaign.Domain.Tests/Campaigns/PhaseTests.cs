using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

public sealed class PhaseTests
{
    private static readonly DateTimeOffset Noon = Specification<CampaignState, CampaignFact>.Noon;

    [Fact]
    public void Sixty_days_split_into_6_9_18_18_9()
    {
        var days = Phases.Split(FirstOfMarch, FirstOfMarch.AddDays(59)).Select(plan => plan.Ends.DayNumber - plan.Starts.DayNumber + 1);

        Assert.Equal([6, 9, 18, 18, 9], days);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(3660)]
    public void The_default_split_of_any_length_is_a_valid_plan(int days)
    {
        var created = Created with { Ends = FirstOfMarch.AddDays(days - 1) };
        var phases = Phases.Split(created.Starts, created.Ends);

        Given(created).When(c => CampaignRules.Plan(c, new(phases), Noon)).Then(new CampaignPlanned(phases, null));
    }

    [Fact]
    public void Custom_phases_are_kept_as_given()
    {
        ValueList<PhasePlan> own = [.. Planned.Phases.Select(plan => plan with { Gate = "自定义" })];

        Given(Created).When(c => CampaignRules.Plan(c, new(own), Noon)).Then(new CampaignPlanned(own, null));
    }

    [Fact]
    public void Phases_out_of_order_are_refused() => Refuses([.. Planned.Phases.Reverse()]);

    [Fact]
    public void A_missing_phase_is_refused() => Refuses([.. Planned.Phases.Skip(1)]);

    [Fact]
    public void A_phase_outside_the_campaign_is_refused() =>
        Refuses([.. Planned.Phases.Select(plan => plan with { Ends = plan.Phase == Phase.Sustain ? plan.Ends.AddDays(1) : plan.Ends })]);

    [Fact]
    public void Overlapping_phases_are_refused() =>
        Refuses([.. Planned.Phases.Select(plan => plan with { Ends = plan.Phase == Phase.Contain ? plan.Ends.AddDays(5) : plan.Ends })]);

    [Fact]
    public void A_confirmed_gate_opens_the_next_phase()
    {
        var campaign = Active().When(c => CampaignRules.ConfirmGate(c, new("声明已发布"), Noon)).Then(new PhaseGateMet(Phase.Contain, "声明已发布"));

        Assert.True(campaign.GateMet);
        var next = Active(new PhaseGateMet(Phase.Contain, "声明已发布"))
            .When(c => CampaignRules.EnterNextPhase(c, new(), Noon))
            .Then(new PhaseEntered(Phase.Respond, null));
        Assert.Equal((Phase.Respond, false), (next.Phase, next.GateMet));
    }

    [Fact]
    public void Confirming_a_gate_twice_records_it_once() =>
        Active(new PhaseGateMet(Phase.Contain, "声明已发布")).When(c => CampaignRules.ConfirmGate(c, new("再次"), Noon)).ThenNothing();

    [Fact]
    public void The_next_phase_is_refused_while_the_gate_is_open() =>
        Active().When(c => CampaignRules.EnterNextPhase(c, new(), Noon)).ThenRefused("phase-gate-open");

    [Fact]
    public void A_named_person_overrides_the_gate_with_a_reason()
    {
        var gateOverride = new GateOverride("林岚", "监管要求提前公布");

        Active().When(c => CampaignRules.EnterNextPhase(c, new(gateOverride), Noon)).Then(new PhaseEntered(Phase.Respond, gateOverride));
    }

    [Theory]
    [InlineData("", "时间紧")]
    [InlineData("林岚", " ")]
    public void An_override_without_person_or_reason_is_refused(string person, string reason) =>
        Active().When(c => CampaignRules.EnterNextPhase(c, new(new(person, reason)), Noon)).ThenRefused("text-missing");

    [Fact]
    public void Nothing_comes_after_the_last_phase() =>
        Active(new PhaseEntered(Phase.Sustain, null), new PhaseGateMet(Phase.Sustain, "稳定"))
            .When(c => CampaignRules.EnterNextPhase(c, new(), Noon))
            .ThenRefused("last-phase");

    [Fact]
    public void Every_phase_has_a_default_gate_of_its_own() =>
        Assert.Equal(5, Enum.GetValues<Phase>().Select(Phases.UsualGate).Distinct().Count());

    private static void Refuses(ValueList<PhasePlan> phases) =>
        Given(Created).When(c => CampaignRules.Plan(c, new(phases), Noon)).ThenRefused("phases-invalid");
}

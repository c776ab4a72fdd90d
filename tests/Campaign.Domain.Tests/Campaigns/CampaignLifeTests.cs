using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

public sealed class CampaignLifeTests
{
    private static readonly DateTimeOffset Noon = Specification<CampaignState, CampaignFact>.Noon;

    private static readonly Dictionary<string, Func<CampaignState, Decision<CampaignFact>>> Verbs = new()
    {
        ["plan"] = campaign => CampaignRules.Plan(campaign, new(), Noon),
        ["amend"] = campaign => CampaignRules.Amend(campaign, new(Budget: campaign.Budget + 1, Reason: "追加"), Noon),
        ["activate"] = campaign => CampaignRules.Activate(campaign, new(), Noon),
        ["pause"] = campaign => CampaignRules.Pause(campaign, new(), Noon),
        ["close"] = campaign => CampaignRules.Close(campaign, new(), Noon),
        ["reopen"] = campaign => CampaignRules.Reopen(campaign, new(), Noon),
        ["confirm-gate"] = campaign => CampaignRules.ConfirmGate(campaign, new("声明已发布"), Noon),
        ["next-phase"] = campaign => CampaignRules.EnterNextPhase(campaign, new(new("林岚", "时间紧")), Noon),
    };

    [Fact]
    public void A_created_campaign_is_a_draft()
    {
        var campaign = Given().When(c => CampaignRules.Create(c, Command, Noon)).Then(Created);

        Assert.Equal(CampaignStatus.Draft, campaign.Status);
        Assert.Equal(("tea-2026", "清川茶", "CNY", 500_000m), (campaign.Id, campaign.Brand, campaign.Currency, campaign.Budget));
        Assert.Equal(Command.Objectives, campaign.Objectives);
    }

    [Fact]
    public void The_next_steps_are_those_that_would_change_something()
    {
        CampaignState[] states =
        [
            Given().State, Given(Created).State, Given(Created, Planned).State, Active().State, Active(new PhaseGateMet(Phase.Contain, "声明已发布")).State,
            Active(new PhaseEntered(Phase.Sustain, null)).State, Active(new CampaignPaused(null)).State, Active(new CampaignClosed(null)).State,
            Active(new CampaignClosed(null), new CampaignRelapsed(null)).State,
        ];
        Assert.All(states, state => Assert.Equal(
            Verbs.Where(verb => verb.Value(state) is { Refusal: null, Facts.Count: > 0 }).Select(verb => verb.Key).Order(StringComparer.Ordinal),
            CampaignNextSteps.Of(state).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Refuses_an_id_that_is_taken() => Given(Created).When(c => CampaignRules.Create(c, Command, Noon)).ThenRefused("campaign-exists");

    [Fact]
    public void A_draft_is_planned_with_the_default_phases_and_the_reason_is_kept()
    {
        var campaign = Given(Created).When(c => CampaignRules.Plan(c, new(Reason: "董事会通过"), Noon)).Then(Planned with { Reason = "董事会通过" });

        Assert.Equal(CampaignStatus.Planned, campaign.Status);
        Assert.Equal(Planned.Phases, campaign.Phases);
    }

    [Fact]
    public void A_planned_campaign_becomes_active_and_enters_its_first_phase()
    {
        var campaign = Given(Created, Planned)
            .When(c => CampaignRules.Activate(c, new("按期启动"), Noon))
            .Then(new CampaignActivated("按期启动"), new PhaseEntered(Phase.Contain, null));

        Assert.Equal((CampaignStatus.Active, Phase.Contain), (campaign.Status, campaign.Phase));
    }

    [Fact]
    public void An_active_campaign_is_paused()
    {
        var campaign = Active().When(c => CampaignRules.Pause(c, new("等待监管结论"), Noon)).Then(new CampaignPaused("等待监管结论"));

        Assert.Equal(CampaignStatus.Paused, campaign.Status);
    }

    [Fact]
    public void A_paused_campaign_resumes_in_the_phase_it_was_in()
    {
        var campaign = Active(new PhaseEntered(Phase.Respond, null), new CampaignPaused(null))
            .When(c => CampaignRules.Activate(c, new(), Noon))
            .Then(new CampaignResumed(null));

        Assert.Equal((CampaignStatus.Active, Phase.Respond), (campaign.Status, campaign.Phase));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_active_or_paused_campaign_is_closed(bool paused)
    {
        var campaign = Active(paused ? [new CampaignPaused(null)] : [])
            .When(c => CampaignRules.Close(c, new("已恢复"), Noon))
            .Then(new CampaignClosed("已恢复"));

        Assert.Equal(CampaignStatus.Closed, campaign.Status);
    }

    [Fact]
    public void A_closed_campaign_that_is_reopened_counts_as_relapsed()
    {
        var campaign = Active(new CampaignClosed(null)).When(c => CampaignRules.Reopen(c, new("旧视频再次扩散"), Noon)).Then(new CampaignRelapsed("旧视频再次扩散"));

        Assert.Equal(CampaignStatus.Relapsed, campaign.Status);
    }

    [Fact]
    public void A_relapsed_campaign_restarts_its_phases_when_activated()
    {
        var campaign = Active(new PhaseEntered(Phase.Sustain, null), new CampaignClosed(null), new CampaignRelapsed(null))
            .When(c => CampaignRules.Activate(c, new(), Noon))
            .Then(new CampaignActivated(null), new PhaseEntered(Phase.Contain, null));

        Assert.Equal((CampaignStatus.Active, Phase.Contain), (campaign.Status, campaign.Phase));
    }

    [Theory]
    [InlineData("activate", CampaignStatus.Draft, "campaign-not-ready")]
    [InlineData("pause", CampaignStatus.Draft, "campaign-not-active")]
    [InlineData("close", CampaignStatus.Draft, "campaign-not-running")]
    [InlineData("reopen", CampaignStatus.Draft, "campaign-not-closed")]
    [InlineData("confirm-gate", CampaignStatus.Draft, "campaign-not-active")]
    [InlineData("plan", CampaignStatus.Planned, "campaign-not-draft")]
    [InlineData("pause", CampaignStatus.Planned, "campaign-not-active")]
    [InlineData("close", CampaignStatus.Planned, "campaign-not-running")]
    [InlineData("plan", CampaignStatus.Active, "campaign-not-draft")]
    [InlineData("activate", CampaignStatus.Active, "campaign-not-ready")]
    [InlineData("reopen", CampaignStatus.Active, "campaign-not-closed")]
    [InlineData("pause", CampaignStatus.Paused, "campaign-not-active")]
    [InlineData("next-phase", CampaignStatus.Paused, "campaign-not-active")]
    [InlineData("activate", CampaignStatus.Closed, "campaign-not-ready")]
    [InlineData("pause", CampaignStatus.Closed, "campaign-not-active")]
    [InlineData("close", CampaignStatus.Closed, "campaign-not-running")]
    [InlineData("close", CampaignStatus.Relapsed, "campaign-not-running")]
    [InlineData("reopen", CampaignStatus.Relapsed, "campaign-not-closed")]
    public void Is_refused_when_the_status_does_not_allow_it(string verb, CampaignStatus status, string code)
    {
        CampaignFact[] facts = status switch
        {
            CampaignStatus.Draft => [],
            CampaignStatus.Planned => [Planned],
            CampaignStatus.Active => [Planned, new CampaignActivated(null)],
            CampaignStatus.Paused => [Planned, new CampaignActivated(null), new CampaignPaused(null)],
            CampaignStatus.Closed => [Planned, new CampaignActivated(null), new CampaignClosed(null)],
            _ => [Planned, new CampaignActivated(null), new CampaignClosed(null), new CampaignRelapsed(null)],
        };

        var history = Given([Created, .. facts]);

        Assert.Equal(status, history.State.Status);
        Assert.Equal(RefusalKind.Conflict, history.When(Verbs[verb]).ThenRefused(code).Kind);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("activate")]
    [InlineData("pause")]
    [InlineData("close")]
    [InlineData("reopen")]
    [InlineData("confirm-gate")]
    [InlineData("next-phase")]
    public void Refuses_every_command_for_an_unknown_campaign(string verb) =>
        Assert.Equal(RefusalKind.NotFound, Given().When(Verbs[verb]).ThenRefused("campaign-unknown").Kind);
}

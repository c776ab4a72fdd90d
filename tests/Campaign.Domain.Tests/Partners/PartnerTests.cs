using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Tests.Partners;

public sealed class PartnerTests
{
    private static readonly DateTimeOffset Noon = Specification<PartnerState, PartnerFact>.Noon;
    private static readonly RegisterPartner Command = new("lin-travel", "林岚旅行", [new("weibo", "@lin", 120_000)], ["旅行"], [new("article", 8_000m)], "subject-1");
    private static readonly PartnerRegistered Registered = new(Command.Id, Command.Name, Command.Accounts, Command.Categories!, Command.Rates!, Command.ContactSubject);
    private static readonly VettingFinding Minor = new("follower-quality", "low", "少量异常粉丝");
    private static readonly VettingFinding Ban = new(VettingFinding.FalseAdvertisingBan, "high", "2025 年处罚");
    private static readonly PartnerFact[] Approved = [Registered, new PartnerVetted([], "订单 88231"), new PartnerApproved()];

    private static readonly Specification<PartnerState, PartnerFact> Partner = new(PartnerState.Initial, PartnerState.Evolve);

    public static TheoryData<string, Func<RegisterPartner, RegisterPartner>> Mistakes => new()
    {
        { "id-invalid", command => command with { Id = "Lin Travel" } },
        { "text-missing", command => command with { Name = "" } },
        { "list-length", command => command with { Accounts = [] } },
        { "list-length", command => command with { Accounts = null! } },
        { "text-missing", command => command with { Accounts = [new("", "@lin", 1)] } },
        { "text-missing", command => command with { Accounts = [new("weibo", " ", 1)] } },
        { "followers-invalid", command => command with { Accounts = [new("weibo", "@lin", -1)] } },
        { "account-repeated", command => command with { Accounts = [new("weibo", "@lin", 1), new("weibo", "@lin", 2)] } },
        { "text-too-long", command => command with { Categories = [new string('类', 101)] } },
        { "amount-invalid", command => command with { Rates = [new("article", -1)] } },
    };

    [Fact]
    public void A_registered_partner_is_a_candidate()
    {
        var partner = Partner.Given().When(p => PartnerRules.Register(p, Command, Noon)).Then(Registered);

        Assert.Equal((PartnerStatus.Candidate, "subject-1"), (partner.Status, partner.ContactSubject));
        Assert.False(partner.Standing.MayWork);
    }

    [Fact]
    public void Refuses_an_id_that_is_taken() => Partner.Given(Registered).When(p => PartnerRules.Register(p, Command, Noon)).ThenRefused("partner-exists");

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Registration_is_refused_with_the_code_of_the_mistake(string code, Func<RegisterPartner, RegisterPartner> mistake) =>
        Partner.Given().When(p => PartnerRules.Register(p, mistake(Command), Noon)).ThenRefused(code);

    [Fact]
    public void Vetting_records_findings_and_approval_together()
    {
        var partner = Partner.Given(Registered)
            .When(p => PartnerRules.Vet(p, new(VettingDecision.Approve, [Minor], " 订单 88231 "), Noon))
            .Then(new PartnerVetted([Minor], "订单 88231"), new PartnerApproved());

        Assert.Equal(PartnerStatus.Approved, partner.Status);
        Assert.Equal(new PartnerStanding("lin-travel", PartnerStatus.Approved, ProofOfUse: true, AdvertisingBan: false), partner.Standing);
    }

    [Fact]
    public void Vetting_can_decline_a_partner()
    {
        var partner = Partner.Given(Registered)
            .When(p => PartnerRules.Vet(p, new(VettingDecision.Decline, [Ban]), Noon))
            .Then(new PartnerVetted([Ban], null), new PartnerDeclined());

        Assert.Equal(PartnerStatus.Declined, partner.Status);
        Assert.True(partner.Standing.AdvertisingBan);
    }

    [Fact]
    public void Between_findings_and_decision_a_partner_is_vetted() =>
        Assert.Equal(PartnerStatus.Vetted, Partner.Given(Registered, new PartnerVetted([], null)).State.Status);

    [Fact]
    public void Approval_is_refused_under_a_false_advertising_ban()
    {
        var refusal = Partner.Given(Registered).When(p => PartnerRules.Vet(p, new(VettingDecision.Approve, [Ban], "订单"), Noon)).ThenRefused("kol-proof");

        Assert.Single(refusal.Findings);
    }

    [Fact]
    public void A_later_vetting_replaces_the_earlier_one()
    {
        var partner = Partner.Given(Approved)
            .When(p => PartnerRules.Vet(p, new(VettingDecision.Decline, [Ban]), Noon))
            .Then(new PartnerVetted([Ban], null), new PartnerDeclined());

        Assert.False(partner.Standing.MayWork);
    }

    [Fact]
    public void An_unknown_decision_is_refused() =>
        Partner.Given(Registered).When(p => PartnerRules.Vet(p, new((VettingDecision)9), Noon)).ThenRefused("decision-invalid");

    [Fact]
    public void A_finding_needs_a_code() =>
        Partner.Given(Registered).When(p => PartnerRules.Vet(p, new(VettingDecision.Approve, [new("", "low", null)]), Noon)).ThenRefused("text-missing");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Suspension_is_possible_at_any_time_and_reinstatement_restores_the_previous_status(bool approved)
    {
        PartnerFact[] before = approved ? Approved : [Registered];
        var suspended = Partner.Given(before).When(p => PartnerRules.Suspend(p, new("负面报道"), Noon)).Then(new PartnerSuspended("负面报道"));
        Assert.Equal(PartnerStatus.Suspended, suspended.Status);
        Assert.False(suspended.Standing.MayWork);

        var back = Partner.Given([.. before, new PartnerSuspended("负面报道")])
            .When(p => PartnerRules.Reinstate(p, new("已澄清"), Noon))
            .Then(new PartnerReinstated("已澄清"));
        Assert.Equal(approved ? PartnerStatus.Approved : PartnerStatus.Candidate, back.Status);
    }

    [Fact]
    public void A_suspension_needs_a_reason() => Partner.Given(Approved).When(p => PartnerRules.Suspend(p, new(""), Noon)).ThenRefused("text-missing");

    [Fact]
    public void A_suspended_partner_is_neither_suspended_again_nor_vetted()
    {
        var suspended = Partner.Given([.. Approved, new PartnerSuspended("负面报道")]);

        suspended.When(p => PartnerRules.Suspend(p, new("再次"), Noon)).ThenRefused("partner-suspended");
        suspended.When(p => PartnerRules.Vet(p, new(VettingDecision.Approve), Noon)).ThenRefused("partner-suspended");
    }

    [Fact]
    public void Only_a_suspended_partner_is_reinstated() =>
        Partner.Given(Approved).When(p => PartnerRules.Reinstate(p, new(), Noon)).ThenRefused("partner-not-suspended");

    [Fact]
    public void Refuses_every_command_for_an_unknown_partner()
    {
        Partner.Given().When(p => PartnerRules.Vet(p, new(VettingDecision.Approve), Noon)).ThenRefused("partner-unknown");
        Partner.Given().When(p => PartnerRules.Suspend(p, new("x"), Noon)).ThenRefused("partner-unknown");
        Assert.Equal(RefusalKind.NotFound, Partner.Given().When(p => PartnerRules.Reinstate(p, new(), Noon)).ThenRefused("partner-unknown").Kind);
    }
}

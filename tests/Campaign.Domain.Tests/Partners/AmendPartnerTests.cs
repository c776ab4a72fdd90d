using Campaign.Domain.Partners;

namespace Campaign.Domain.Tests.Partners;

public sealed class AmendPartnerTests
{
    private static readonly DateTimeOffset Noon = Specification<PartnerState, PartnerFact>.Noon;
    private static readonly PartnerAccount Weibo = new("weibo", "@lin", 120_000);
    private static readonly PartnerAccount Douyin = new("douyin", "lin-lan", 8_000);
    private static readonly PartnerRegistered Registered = new("lin", "林岚旅行", [Weibo, Douyin], ["旅行"], [new("article", 8_000m)], "subject-1");
    private static readonly PartnerAmended AsRegistered =
        new(Registered.Name, Registered.Accounts, Registered.Categories, Registered.Rates, "subject-1", false, null);

    private static readonly VettingFinding Minor = new("follower-quality", "low", "少量异常粉丝");
    private static readonly PartnerFact[] Approved = [Registered, new PartnerVetted([Minor], "订单 88231"), new PartnerApproved()];
    private static readonly Specification<PartnerState, PartnerFact> Partner = new(PartnerState.Initial, PartnerState.Evolve);

    public static TheoryData<string, AmendPartner> Mistakes => new()
    {
        { "text-missing", new(Name: " ", Reason: "更正") },
        { "list-length", new(Accounts: [], Reason: "更正") },
        { "entry-empty", new(Accounts: [null!], Reason: "更正") },
        { "followers-invalid", new(Accounts: [Weibo with { Followers = -1 }]) },
        { "account-repeated", new(Accounts: [Weibo, Weibo]) },
        { "amount-invalid", new(Rates: [new("article", -1)], Reason: "更正") },
        { "text-too-long", new(Categories: ["茶饮"], Reason: new('长', 1001)) },
    };

    public static TheoryData<AmendPartner> NewIdentities => [new(Name: "周安旅行", Reason: "更正"), new(Accounts: [Weibo, new("xiaohongshu", "@lin", 1)], Reason: "新账号")];

    [Fact]
    public void Changing_followers_or_categories_or_removing_an_account_needs_no_reason_and_keeps_the_vetting()
    {
        var partner = Partner.Given(Approved)
            .When(p => PartnerRules.Amend(p, new(Accounts: [Weibo with { Followers = 150_000 }], Categories: ["旅行", "茶饮"]), Noon))
            .Then(AsRegistered with { Accounts = [Weibo with { Followers = 150_000 }], Categories = ["旅行", "茶饮"] });

        Assert.Equal((PartnerStatus.Approved, true), (partner.Status, partner.Standing.MayWork));
    }

    [Theory]
    [MemberData(nameof(NewIdentities))]
    public void A_new_name_or_account_has_to_be_vetted_before_any_more_work(AmendPartner command)
    {
        Partner.Given(Approved).When(p => PartnerRules.Amend(p, command with { Reason = null }, Noon)).ThenRefused("text-missing");
        var result = Partner.Given(Approved).When(p => PartnerRules.Amend(p, command, Noon));

        Assert.Equal([typeof(PartnerAmended), typeof(PartnerVettingLapsed)], result.Decision.Facts.Select(fact => fact.GetType()));
        var partner = result.Decision.Facts.Aggregate(result.State, PartnerState.Evolve);
        Assert.Equal((PartnerStatus.Candidate, false), (partner.Status, partner.Standing.MayWork));
        Assert.Equal([Minor], partner.Findings);
    }

    [Fact]
    public void Reinstatement_does_not_restore_a_lapsed_vetting()
    {
        var suspended = Partner.Given([.. Approved, new PartnerSuspended("负面报道")])
            .When(p => PartnerRules.Amend(p, new("周安旅行", Reason: "更正"), Noon))
            .Then(AsRegistered with { Name = "周安旅行", Reason = "更正" }, new PartnerVettingLapsed());

        Assert.Equal(PartnerStatus.Suspended, suspended.Status);
        Assert.Equal(PartnerStatus.Candidate, PartnerState.Evolve(suspended, new PartnerReinstated(null)).Status);
    }

    [Fact]
    public void A_candidate_is_corrected_and_a_declined_partner_stays_declined()
    {
        Partner.Given(Registered).When(p => PartnerRules.Amend(p, new("周安旅行"), Noon)).Then(AsRegistered with { Name = "周安旅行" });
        var declined = Partner.Given(Registered, new PartnerVetted([Minor], null), new PartnerDeclined())
            .When(p => PartnerRules.Amend(p, new("周安旅行"), Noon)).Then(AsRegistered with { Name = "周安旅行" });
        Assert.Equal(PartnerStatus.Declined, declined.Status);
    }

    [Fact]
    public void Rates_change_for_a_reason()
    {
        Partner.Given(Registered).When(p => PartnerRules.Amend(p, new(Rates: []), Noon)).ThenRefused("text-missing");
        Partner.Given(Approved).When(p => PartnerRules.Amend(p, new(Rates: [], Reason: "重新报价"), Noon)).Then(AsRegistered with { Rates = [], Reason = "重新报价" });
    }

    [Fact]
    public void Changing_the_contact_is_recorded_without_naming_the_contact() =>
        Partner.Given(Approved).When(p => PartnerRules.Amend(p, new(ContactSubject: "subject-1"), Noon)).Then(AsRegistered with { ContactChanged = true });

    [Fact]
    public void Amending_to_the_same_values_changes_nothing() =>
        Partner.Given(Approved).When(p => PartnerRules.Amend(p, new(Registered.Name, Registered.Accounts, Reason: "无"), Noon)).ThenNothing();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_refused_with_the_code_of_the_mistake(string code, AmendPartner command) =>
        Partner.Given(Approved).When(p => PartnerRules.Amend(p, command, Noon)).ThenRefused(code);

    [Fact]
    public void Refuses_to_amend_an_unknown_partner() => Partner.Given().When(p => PartnerRules.Amend(p, new("林岚"), Noon)).ThenRefused("partner-unknown");

    [Theory]
    [InlineData(PartnerStatus.Candidate)]
    [InlineData(PartnerStatus.Approved)]
    [InlineData(PartnerStatus.Suspended)]
    public void Amending_is_always_a_next_step(PartnerStatus status) => Assert.Contains("amend", PartnerNextSteps.Of(status));
}

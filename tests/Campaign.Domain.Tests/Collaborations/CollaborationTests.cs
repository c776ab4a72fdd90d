using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Collaborations;

public sealed class CollaborationTests
{
    [Fact]
    public void Proposed_terms_are_corrected_for_a_reason_until_they_are_agreed_on()
    {
        var collaboration = Given(Proposed).When(c => CollaborationRules.Amend(c, new(3_000m, Reason: "谈判"), Noon)).Then(new CollaborationAmended(3_000m, 60, "谈判"));
        Assert.Equal((CollaborationStatus.Proposed, 3_000m), (collaboration.Status, collaboration.Fee));

        Given(Proposed).When(c => CollaborationRules.Amend(c, new(3_000m), Noon)).ThenRefused("text-missing");
        Given(Proposed).When(c => CollaborationRules.Amend(c, new(-1, Reason: "谈判"), Noon)).ThenRefused("amount-invalid");
        Given(Proposed).When(c => CollaborationRules.Amend(c, new(RetentionDays: 3651, Reason: "谈判"), Noon)).ThenRefused("retention-invalid");
        Given(Proposed).When(c => CollaborationRules.Amend(c, new(2_000m, 60), Noon)).ThenNothing();
        Given(Proposed, new CollaborationAccepted(null)).When(c => CollaborationRules.Amend(c, new(3_000m, Reason: "谈判"), Noon)).ThenRefused("collaboration-agreed");
        Given(Proposed, new CollaborationCancelled("达人", "档期")).When(c => CollaborationRules.Amend(c, new(3_000m, Reason: "谈判"), Noon)).ThenRefused("collaboration-over");
        Given().When(c => CollaborationRules.Amend(c, new(3_000m, Reason: "谈判"), Noon)).ThenRefused("collaboration-unknown");
    }

    private static readonly ProposeCollaboration Command = new("air-2026", "lin", 2_000m);

    [Theory]
    [InlineData(CampaignStatus.Draft)]
    [InlineData(CampaignStatus.Active)]
    [InlineData(CampaignStatus.Relapsed)]
    public void Is_proposed_in_any_campaign_that_is_not_closed(CampaignStatus campaign)
    {
        var made = Given().When(c => CollaborationRules.Propose(c, Command, Lin, campaign, Noon)).Then(Proposed);

        Assert.Equal((CollaborationStatus.Proposed, 2_000m, 0m, 60), (made.Status, made.Fee, made.Paid, made.RetentionDays));
    }

    [Theory]
    [InlineData(CampaignStatus.Closed, PartnerStatus.Approved, "campaign-closed")]
    [InlineData(CampaignStatus.None, PartnerStatus.Approved, "campaign-unknown")]
    [InlineData(CampaignStatus.Active, PartnerStatus.None, "partner-unknown")]
    [InlineData(CampaignStatus.Active, PartnerStatus.Candidate, "partner-not-approved")]
    [InlineData(CampaignStatus.Active, PartnerStatus.Declined, "partner-not-approved")]
    [InlineData(CampaignStatus.Active, PartnerStatus.Suspended, "partner-suspended")]
    public void Neither_it_nor_more_work_is_arranged_unless_campaign_and_partner_allow_it(CampaignStatus campaign, PartnerStatus status, string code)
    {
        var partner = Lin with { Status = status };

        Given().When(c => CollaborationRules.Propose(c, Command, partner, campaign, Noon)).ThenRefused(code);
        Given(Proposed).When(c => DeliverableRules.Brief(c, Brief(Id), partner, campaign, Noon)).ThenRefused(code);
    }

    [Fact]
    public void There_is_one_for_each_partner_and_campaign() =>
        Given(Proposed).When(c => CollaborationRules.Propose(c, Command, Lin, CampaignStatus.Active, Noon)).ThenRefused("collaboration-exists");

    [Theory]
    [InlineData(-1, 60, "amount-invalid")]
    [InlineData(0, -1, "retention-invalid")]
    [InlineData(0, 3651, "retention-invalid")]
    public void Terms_out_of_bounds_are_refused(int fee, int days, string code) =>
        Given().When(c => CollaborationRules.Propose(c, Command with { FixedFee = fee, RetentionDays = days }, Lin, CampaignStatus.Active, Noon)).ThenRefused(code);

    [Fact]
    public void A_partner_accepts()
    {
        var accepted = Given(Proposed).When(c => CollaborationRules.Accept(c, new("邮件确认"), Noon)).Then(new CollaborationAccepted("邮件确认"));

        Assert.Equal(CollaborationStatus.Accepted, accepted.Status);
        Given(Proposed, new CollaborationAccepted(null)).When(c => CollaborationRules.Accept(c, new(), Noon)).ThenRefused("collaboration-not-proposed");
    }

    [Fact]
    public void Its_fee_is_the_fixed_part_and_the_deliverables() =>
        Assert.Equal(13_000m, Given(Proposed, Briefed, Briefed with { DeliverableId = "post-1", Terms = Terms with { Fee = 3_000m } }).State.Fee);

    [Fact]
    public void Cancelling_it_cancels_what_is_unpublished_and_leaves_what_is_live_to_be_paid()
    {
        var second = Briefed with { DeliverableId = "post-1" };

        var cancelled = At(DeliverableStatus.Verified, second)
            .When(c => CollaborationRules.Cancel(c, new("品牌方", "预算调整"), Noon))
            .Then(new DeliverableCancelled("post-1", "预算调整"), new CollaborationCancelled("品牌方", "预算调整"));

        Assert.Equal((CollaborationStatus.Cancelled, 8_000m), (cancelled.Status, cancelled.Fee));
        At(DeliverableStatus.Verified, new CollaborationCancelled("品牌方", "预算调整"))
            .When(c => PublishedRules.Settle(c, Id, new(8_000m, "pay-1"), Noon))
            .Then(Paid);
    }

    [Theory]
    [InlineData("", "预算调整")]
    [InlineData("品牌方", "")]
    public void A_cancellation_says_by_whom_and_why(string by, string reason) =>
        Given(Proposed).When(c => CollaborationRules.Cancel(c, new(by, reason), Noon)).ThenRefused("text-missing");

    [Fact]
    public void Is_settled_with_its_fixed_part_once_all_work_is_over()
    {
        var settled = At(DeliverableStatus.Settled)
            .When(c => CollaborationRules.Settle(c, new(Reference: "pay-2"), Noon))
            .Then(new CollaborationSettled(2_000m, "pay-2"));

        Assert.Equal((CollaborationStatus.Settled, 10_000m, 10_000m), (settled.Status, settled.Paid, settled.Fee));
    }

    [Theory]
    [InlineData(DeliverableStatus.Briefed)]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Verified)]
    public void Is_not_settled_while_work_is_open(DeliverableStatus status) =>
        At(status).When(c => CollaborationRules.Settle(c, new(0), Noon)).ThenRefused("deliverables-open");

    [Fact]
    public void Is_not_settled_before_it_is_active() =>
        Given(Proposed).When(c => CollaborationRules.Settle(c, new(0), Noon)).ThenRefused("collaboration-not-active");

    [Fact]
    public void Never_pays_more_than_its_fixed_part()
    {
        At(DeliverableStatus.Settled).When(c => CollaborationRules.Settle(c, new(2_000.01m, "pay-2"), Noon)).ThenRefused("paid-exceeds-fee");
        At(DeliverableStatus.Settled).When(c => CollaborationRules.Settle(c, new(-1, "pay-2"), Noon)).ThenRefused("amount-invalid");
        At(DeliverableStatus.Settled).When(c => CollaborationRules.Settle(c, new(), Noon)).ThenRefused("text-missing");
    }

    public static TheoryData<CollaborationFact> Ends => new() { new CollaborationSettled(2_000m, "pay-2"), new CollaborationCancelled("达人", "档期") };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Nothing_is_arranged_once_it_is_over(CollaborationFact end)
    {
        var over = At(DeliverableStatus.Cancelled, end);

        over.When(c => CollaborationRules.Cancel(c, new("品牌方", "x"), Noon)).ThenRefused("collaboration-over");
        over.When(c => CollaborationRules.Settle(c, new(0), Noon)).ThenRefused("collaboration-over");
        over.When(c => CollaborationRules.Accept(c, new(), Noon)).ThenRefused("collaboration-not-proposed");
        over.When(c => DeliverableRules.Brief(c, Brief("post-2"), Lin, CampaignStatus.Active, Noon)).ThenRefused("collaboration-over");
        over.When(c => DeliverableRules.Draft(c, Id, new(Labelled), Lin, Noon)).ThenRefused("collaboration-over");
    }

    [Fact]
    public void No_further_payment_follows_once_it_is_settled() =>
        At(DeliverableStatus.Verified, Paid with { Amount = 1m }, new CollaborationSettled(0, null))
            .When(c => PublishedRules.Settle(c, Id, new(1m, "pay-9"), Noon))
            .ThenRefused("collaboration-over");

    [Fact]
    public void Nothing_happens_to_one_that_does_not_exist()
    {
        Given().When(c => CollaborationRules.Accept(c, new(), Noon)).ThenRefused("collaboration-unknown");
        Given().When(c => CollaborationRules.Cancel(c, new("品牌方", "x"), Noon)).ThenRefused("collaboration-unknown");
        Given().When(c => DeliverableRules.Brief(c, Brief(Id), Lin, CampaignStatus.Active, Noon)).ThenRefused("collaboration-unknown");
        Given().When(c => PublishedRules.Settle(c, Id, new(1, "x"), Noon)).ThenRefused("collaboration-unknown");
        Assert.Equal(RefusalKind.NotFound, Given().When(c => CollaborationRules.Settle(c, new(0), Noon)).ThenRefused("collaboration-unknown").Kind);
    }

    private static BriefDeliverable Brief(string id) => new(id, AskedFor);
}

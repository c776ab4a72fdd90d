using Campaign.Domain.Collaborations;
using Campaign.Domain.Deliverables;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Deliverables;

public sealed class PublishedTests
{
    private static readonly VerifyDeliverable Look = new(LabelSeen: true, StillUp: true, Metrics);
    private static readonly VerifyDeliverable Gone = Look with { LabelSeen = false, StillUp = false };

    [Fact]
    public void An_approved_draft_goes_live()
    {
        var article = At(DeliverableStatus.Approved).When(c => PublishedRules.Publish(c, Id, new(Published.Url, Noon), Noon)).Then(Published).Article();

        Assert.Equal((DeliverableStatus.Live, Published.Url, Noon), (article.Status, article.Url, article.PublishedAt));
    }

    [Fact]
    public void Publication_needs_a_web_address_and_a_time()
    {
        At(DeliverableStatus.Approved).When(c => PublishedRules.Publish(c, Id, new("example.com/p/1", Noon), Noon)).ThenRefused("url-invalid");
        At(DeliverableStatus.Approved).When(c => PublishedRules.Publish(c, Id, new("file:///etc/hosts", Noon), Noon)).ThenRefused("url-invalid");
        At(DeliverableStatus.Approved).When(c => PublishedRules.Publish(c, Id, new(Published.Url, default), Noon)).ThenRefused("at-invalid");
    }

    [Fact]
    public void Live_content_is_verified()
    {
        var article = At(DeliverableStatus.Live).When(c => PublishedRules.Verify(c, Id, Look, Noon)).Then(Seen).Article();

        Assert.Equal((DeliverableStatus.Verified, Metrics, true), (article.Status, article.Metrics, article.StillUp));
    }

    [Theory]
    [InlineData(DeliverableStatus.Verified)]
    [InlineData(DeliverableStatus.Settled)]
    public void Verifying_again_updates_the_figures_and_keeps_the_status(DeliverableStatus status)
    {
        var more = Metrics with { Views = 20_000 };

        var article = At(status).When(c => PublishedRules.Verify(c, Id, Look with { Metrics = more }, Noon)).Then(Seen with { Metrics = more }).Article();

        Assert.Equal((status, more), (article.Status, article.Metrics));
    }

    [Fact]
    public void Lower_figures_are_recorded_as_a_correction() =>
        At(DeliverableStatus.Verified)
            .When(c => PublishedRules.Verify(c, Id, Look with { Metrics = Metrics with { Likes = 499 } }, Noon))
            .Then(Seen with { Metrics = Metrics with { Likes = 499 }, Corrects = true });

    [Theory]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Verified)]
    public void Verification_is_refused_when_the_label_was_not_seen(DeliverableStatus status) =>
        Assert.Single(At(status).When(c => PublishedRules.Verify(c, Id, Look with { LabelSeen = false }, Noon)).ThenRefused("ad-label").Findings);

    [Fact]
    public void Figures_are_never_negative_or_missing()
    {
        At(DeliverableStatus.Live).When(c => PublishedRules.Verify(c, Id, Look with { Metrics = new(-1, 0, 0, 0) }, Noon)).ThenRefused("metrics-invalid");
        At(DeliverableStatus.Live).When(c => PublishedRules.Verify(c, Id, Look with { Metrics = null! }, Noon)).ThenRefused("metrics-invalid");
    }

    [Theory]
    [InlineData(DeliverableStatus.Live, 0)]
    [InlineData(DeliverableStatus.Verified, 0)]
    [InlineData(DeliverableStatus.Settled, 8_000)]
    public void Content_removed_within_the_retention_term_is_taken_down_and_its_payment_clawed_back(DeliverableStatus status, int clawback)
    {
        var lastMoment = Noon.AddDays(60).AddTicks(-1);

        var collaboration = At(status).When(c => PublishedRules.Verify(c, Id, Gone, lastMoment)).Then(new DeliverableTakenDown(Id, clawback));

        Assert.Equal((DeliverableStatus.TakenDown, (decimal)clawback), (collaboration.Article().Status, collaboration.ClawbackDue));
        Assert.Equal(2_000m + clawback, collaboration.Fee);
    }

    [Fact]
    public void Content_removed_after_the_retention_term_is_no_breach() =>
        At(DeliverableStatus.Settled).When(c => PublishedRules.Verify(c, Id, Gone, Noon.AddDays(60))).Then(Seen with { StillUp = false });

    [Fact]
    public void Content_whose_label_was_never_seen_is_not_verified_even_after_the_retention_term() =>
        At(DeliverableStatus.Live).When(c => PublishedRules.Verify(c, Id, Gone, Noon.AddDays(60))).ThenRefused("ad-label");

    [Fact]
    public void Removal_is_still_recorded_after_the_collaboration_was_settled() =>
        At(DeliverableStatus.Settled, new CollaborationSettled(2_000m, "pay-2"))
            .When(c => PublishedRules.Verify(c, Id, Gone, Noon.AddDays(5)))
            .Then(new DeliverableTakenDown(Id, 8_000m));

    [Fact]
    public void Verified_content_is_paid()
    {
        var collaboration = At(DeliverableStatus.Verified).When(c => PublishedRules.Settle(c, Id, new(8_000m, "pay-1"), Noon)).Then(Paid);

        Assert.Equal((DeliverableStatus.Settled, 8_000m), (collaboration.Article().Status, collaboration.Paid));
    }

    [Fact]
    public void Is_paid_in_parts_up_to_its_fee_and_no_further()
    {
        var half = At(DeliverableStatus.Verified, Paid with { Amount = 5_000m });

        half.When(c => PublishedRules.Settle(c, Id, new(3_000m, "pay-2"), Noon)).Then(new DeliverableSettled(Id, 3_000m, "pay-2"));
        half.When(c => PublishedRules.Settle(c, Id, new(3_000.01m, "pay-2"), Noon)).ThenRefused("paid-exceeds-fee");
        half.When(c => PublishedRules.Settle(c, Id, new(3_000m, "pay-1"), Noon)).ThenRefused("payment-reference-used");
    }

    [Fact]
    public void A_payment_has_an_amount_and_a_reference()
    {
        At(DeliverableStatus.Verified).When(c => PublishedRules.Settle(c, Id, new(-1m, "pay-1"), Noon)).ThenRefused("amount-invalid");
        At(DeliverableStatus.Verified).When(c => PublishedRules.Settle(c, Id, new(1m, ""), Noon)).ThenRefused("text-missing");
    }
}

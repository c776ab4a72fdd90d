using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Deliverables;

public sealed class DraftAndReviewTests
{
    private static readonly BriefDeliverable Command = new(Id, AskedFor);

    public static TheoryData<string, Func<BriefDeliverable, BriefDeliverable>> Mistakes => new()
    {
        { "id-invalid", command => command with { Id = "Article 1" } },
        { "text-missing", command => command with { Terms = AskedFor with { Title = "" } } },
        { "text-missing", command => command with { Terms = AskedFor with { Channel = null } } },
        { "kind-invalid", command => command with { Terms = AskedFor with { Kind = (DeliverableKind)9 } } },
        { "due-invalid", command => command with { Terms = AskedFor with { Due = null } } },
        { "amount-invalid", command => command with { Terms = AskedFor with { Fee = 0.001m } } },
    };

    [Fact]
    public void Work_is_agreed_right_after_the_proposal_without_moving_it()
    {
        var collaboration = Given(Proposed).When(c => DeliverableRules.Brief(c, Command, Lin, CampaignStatus.Draft, Noon)).Then(Briefed);

        Assert.Equal((CollaborationStatus.Proposed, DeliverableStatus.Briefed), (collaboration.Status, collaboration.Article().Status));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_brief_is_refused_with_the_code_of_the_mistake(string code, Func<BriefDeliverable, BriefDeliverable> mistake) =>
        Given(Proposed).When(c => DeliverableRules.Brief(c, mistake(Command), Lin, CampaignStatus.Active, Noon)).ThenRefused(code);

    [Fact]
    public void An_id_is_taken_once() =>
        Given(Proposed, Briefed).When(c => DeliverableRules.Brief(c, Command, Lin, CampaignStatus.Active, Noon)).ThenRefused("deliverable-exists");

    [Fact]
    public void The_first_draft_accepts_and_starts_the_collaboration()
    {
        var collaboration = Given(Proposed, Briefed)
            .When(c => DeliverableRules.Draft(c, Id, new(Labelled, ["https://example.com/a.png"]), Lin, Noon))
            .Then(new CollaborationAccepted(null), new CollaborationStarted(), new DeliverableDrafted(Id, 1, Labelled, ["https://example.com/a.png"]));

        Assert.Equal((CollaborationStatus.Active, DeliverableStatus.Drafted, Labelled), (collaboration.Status, collaboration.Article().Status, collaboration.Article().Text));
    }

    [Fact]
    public void The_first_draft_starts_an_accepted_collaboration() =>
        Given(Proposed, new CollaborationAccepted(null), Briefed)
            .When(c => DeliverableRules.Draft(c, Id, new(Labelled), Lin, Noon))
            .Then(new CollaborationStarted(), new DeliverableDrafted(Id, 1, Labelled, []));

    [Theory]
    [InlineData(DeliverableStatus.Drafted)]
    [InlineData(DeliverableStatus.ChangesRequested)]
    public void The_next_draft_is_the_next_version(DeliverableStatus status)
    {
        var article = At(status)
            .When(c => DeliverableRules.Draft(c, Id, new("【广告】第二稿"), Lin, Noon))
            .Then(new DeliverableDrafted(Id, 2, "【广告】第二稿", []))
            .Article();

        Assert.Equal((2, "【广告】第二稿", null), (article.Version, article.Text, article.Note));
    }

    [Fact]
    public void A_draft_has_its_limits()
    {
        At(DeliverableStatus.Briefed).When(c => DeliverableRules.Draft(c, Id, new(" "), Lin, Noon)).ThenRefused("text-missing");
        At(DeliverableStatus.Briefed).When(c => DeliverableRules.Draft(c, Id, new(new string('字', 20_001)), Lin, Noon)).ThenRefused("text-too-long");
        At(DeliverableStatus.Briefed).When(c => DeliverableRules.Draft(c, Id, new(Labelled, ["javascript:alert(1)"]), Lin, Noon)).ThenRefused("url-invalid");
        At(DeliverableStatus.Briefed)
            .When(c => DeliverableRules.Draft(c, Id, new(Labelled, [.. Enumerable.Repeat("https://example.com/", 21)]), Lin, Noon))
            .ThenRefused("list-length");
    }

    [Fact]
    public void A_banned_or_suspended_partner_hands_in_no_draft()
    {
        At(DeliverableStatus.Briefed).When(c => DeliverableRules.Draft(c, Id, new(Labelled), Lin with { AdvertisingBan = true }, Noon)).ThenRefused("kol-proof");
        At(DeliverableStatus.Briefed)
            .When(c => DeliverableRules.Draft(c, Id, new(Labelled), Lin with { Status = PartnerStatus.Suspended }, Noon))
            .ThenRefused("partner-suspended");
    }

    [Fact]
    public void A_draft_is_submitted()
    {
        var article = At(DeliverableStatus.Drafted).When(c => DeliverableRules.Submit(c, Id, new("请看"), Noon)).Then(new DeliverableSubmitted(Id, 1, "请看")).Article();

        Assert.Equal(DeliverableStatus.InReview, article.Status);
    }

    [Fact]
    public void Review_asks_for_changes_with_a_note()
    {
        var article = At(DeliverableStatus.InReview)
            .When(c => DeliverableRules.RequestChanges(c, Id, new("补充时间"), Noon))
            .Then(new DeliverableChangesRequested(Id, 1, "补充时间"))
            .Article();

        Assert.Equal((DeliverableStatus.ChangesRequested, "补充时间"), (article.Status, article.Note));
        At(DeliverableStatus.InReview).When(c => DeliverableRules.RequestChanges(c, Id, new(""), Noon)).ThenRefused("text-missing");
    }

    [Fact]
    public void Review_approves_the_version_it_read()
    {
        var article = At(DeliverableStatus.InReview).When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu, Noon)).Then(new DeliverableApproved(Id, 1, null)).Article();

        Assert.Equal(DeliverableStatus.Approved, article.Status);
    }

    [Theory]
    [InlineData("我试了一次新的改签流程。", "ad-label")]
    [InlineData("【广告】最佳航空公司", "kol-proof")]
    public void Approval_is_refused_when_the_text_breaks_a_rule(string text, string code)
    {
        var refusal = At(DeliverableStatus.Drafted, new DeliverableDrafted(Id, 2, text, []), new DeliverableSubmitted(Id, 2, null))
            .When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu, Noon))
            .ThenRefused(code);

        Assert.Single(refusal.Findings);
    }

    [Fact]
    public void Approval_is_refused_without_proof_of_use_or_under_a_ban_or_suspension()
    {
        var review = At(DeliverableStatus.InReview);

        review.When(c => DeliverableRules.Approve(c, Id, new(), Lin with { ProofOfUse = false }, Gu, Noon)).ThenRefused("kol-proof");
        review.When(c => DeliverableRules.Approve(c, Id, new(), Lin with { AdvertisingBan = true }, Gu, Noon)).ThenRefused("kol-proof");
        review.When(c => DeliverableRules.Approve(c, Id, new(), Lin with { Status = PartnerStatus.Suspended }, Gu, Noon)).ThenRefused("partner-suspended");
    }

    [Fact]
    public void The_latest_draft_is_not_approved_by_whoever_wrote_it()
    {
        var byShen = At(DeliverableStatus.ChangesRequested, Second("shen"), new DeliverableSubmitted(Id, 2, null) { By = "gu" });
        var byGu = At(DeliverableStatus.ChangesRequested, Second("gu"), new DeliverableSubmitted(Id, 2, null) { By = "shen" });

        byShen.When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu, Noon)).Then(new DeliverableApproved(Id, 2, null));
        var refusal = byGu.When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu, Noon)).ThenRefused("four-eyes");
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        byGu.When(c => DeliverableRules.Approve(c, Id, new(), Lin, new("shen", FourEyes: true), Noon)).Then(new DeliverableApproved(Id, 2, null));
        byGu.When(c => DeliverableRules.RequestChanges(c, Id, new("补充时间"), Noon)).Then(new DeliverableChangesRequested(Id, 2, "补充时间"));
    }

    [Fact]
    public void Anybody_approves_where_four_eyes_are_not_asked_for_or_nobody_knows_who_wrote_the_draft()
    {
        At(DeliverableStatus.Drafted, Second("gu"), new DeliverableSubmitted(Id, 2, null))
            .When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu with { FourEyes = false }, Noon))
            .Then(new DeliverableApproved(Id, 2, null));
        At(DeliverableStatus.InReview).When(c => DeliverableRules.Approve(c, Id, new(), Lin, new("", FourEyes: true), Noon)).Then(new DeliverableApproved(Id, 1, null));
    }

    [Fact]
    public void A_draft_that_is_reviewed_again_for_another_channel_still_has_its_author()
    {
        var again = At(DeliverableStatus.Drafted, Second("gu"), new DeliverableReviewLapsed(Id, 2) { By = "shen" }, new DeliverableSubmitted(Id, 2, null) { By = "shen" });

        again.When(c => DeliverableRules.Approve(c, Id, new(), Lin, Gu, Noon)).ThenRefused("four-eyes");
    }

    [Fact]
    public void The_approval_of_ones_own_draft_is_withheld_while_it_is_in_review()
    {
        var (drafted, own) = (At(DeliverableStatus.Drafted, Second("gu")), At(DeliverableStatus.Drafted, Second("gu"), new DeliverableSubmitted(Id, 2, null)).State.Article());

        var withheld = Assert.Single(DeliverableNextSteps.Withheld(own, Gu));
        Assert.Equal(("approve", "four-eyes"), (withheld.Step, withheld.Code));
        Assert.Empty(DeliverableNextSteps.Withheld(own, new("shen", FourEyes: true)));
        Assert.Empty(DeliverableNextSteps.Withheld(own, Gu with { FourEyes = false }));
        Assert.Empty(DeliverableNextSteps.Withheld(drafted.State.Article(), Gu));
    }

    [Fact]
    public void A_refused_approval_lists_everything_at_once() =>
        Assert.Equal(["ad-label", "kol-proof", "kol-proof"], DeliverableRules.Findings("最佳选择", Lin with { ProofOfUse = false }).Select(f => f.Code));

    [Theory]
    [InlineData(DeliverableStatus.Briefed)]
    [InlineData(DeliverableStatus.Drafted)]
    [InlineData(DeliverableStatus.InReview)]
    [InlineData(DeliverableStatus.ChangesRequested)]
    [InlineData(DeliverableStatus.Approved)]
    public void Is_cancelled_with_a_reason_until_it_is_published(DeliverableStatus status)
    {
        var collaboration = At(status).When(c => DeliverableRules.Cancel(c, Id, new("改期"), Noon)).Then(new DeliverableCancelled(Id, "改期"));

        Assert.Equal((DeliverableStatus.Cancelled, 2_000m), (collaboration.Article().Status, collaboration.Fee));
        At(status).When(c => DeliverableRules.Cancel(c, Id, new(""), Noon)).ThenRefused("text-missing");
    }

    [Fact]
    public void Is_overdue_the_day_after_its_due_day_unless_published_or_cancelled()
    {
        Assert.False(At(DeliverableStatus.Approved).State.Article().Overdue(Terms.Due));
        Assert.True(At(DeliverableStatus.Approved).State.Article().Overdue(Terms.Due.AddDays(1)));
        Assert.False(At(DeliverableStatus.Live).State.Article().Overdue(Terms.Due.AddDays(1)));
        Assert.False(At(DeliverableStatus.Cancelled).State.Article().Overdue(Terms.Due.AddDays(1)));
    }

    private static DeliverableDrafted Second(string author) => new(Id, 2, "【广告】第二稿", []) { By = author };
}

using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Submissions.SubmissionHistory;

namespace Campaign.Domain.Tests.Submissions;

public sealed class ModerationTests
{
    private static readonly SubmissionFact[] Decided =
        [new ChangesAsked("low-quality", null), new SubmissionApproved(), new SubmissionRejected("spam", null), new SubmissionWithdrawn()];

    [Fact]
    public void Approves_what_is_in_review_once()
    {
        var approved = InReview().When(s => ModerationRules.Approve(s, new("写得清楚"), Noon)).Then(new SubmissionApproved("写得清楚"));
        Assert.Equal(SubmissionStatus.Approved, approved.Status);
        Assert.Empty(ModerationRules.Approve(approved, new(), Noon).Facts);
    }

    [Fact]
    public void Rejects_and_asks_for_changes_with_a_reason_from_the_catalogue()
    {
        InReview().When(s => ModerationRules.Reject(s, new("spam"), Noon)).Then(new SubmissionRejected("spam", null));
        InReview().When(s => ModerationRules.AskChanges(s, new("other", "请补一张图"), Noon)).Then(new ChangesAsked("other", "请补一张图"));
    }

    [Fact]
    public void Is_refused_when_it_is_not_in_review()
    {
        foreach (var fact in Decided)
        {
            InReview(fact).When(s => ModerationRules.Reject(s, new("spam"), Noon)).ThenRefused("not-in-review");
            InReview(fact).When(s => ModerationRules.AskChanges(s, new("spam"), Noon)).ThenRefused("not-in-review");
            if (fact is not SubmissionApproved)
            {
                InReview(fact).When(s => ModerationRules.Approve(s, new(), Noon)).ThenRefused("not-in-review");
            }
        }
    }

    [Theory]
    [InlineData(null, null, "reason-unknown")]
    [InlineData("negative", null, "reason-unknown")]
    [InlineData("criticism", "负面", "reason-unknown")]
    [InlineData("other", null, "note-missing")]
    [InlineData("other", "太负面了", "reason-sentiment")]
    [InlineData("other", "只收好评", "reason-sentiment")]
    [InlineData("low-quality", "too critical of us", "reason-sentiment")]
    [InlineData("off-topic", "整篇都在吐槽", "reason-sentiment")]
    public void Never_rejects_a_text_for_its_opinion(string? code, string? note, string refusal)
    {
        InReview().When(s => ModerationRules.Reject(s, new(code, note), Noon)).ThenRefused(refusal);
        InReview().When(s => ModerationRules.AskChanges(s, new(code, note), Noon)).ThenRefused(refusal);
    }

    [Fact]
    public void Offers_no_rejection_reason_about_opinions() => Assert.All(ModerationReason.All, reason =>
    {
        Assert.Null(OpinionWords.FindIn(reason.Wording.Zh));
        Assert.Null(OpinionWords.FindIn(reason.Wording.En));
        Assert.DoesNotContain("negative", reason.Code + reason.Wording.En, StringComparison.OrdinalIgnoreCase);
    });

    [Fact]
    public void Limits_notes_to_a_thousand_characters()
    {
        var note = new string('长', 1_001);
        InReview().When(s => ModerationRules.Approve(s, new(note), Noon)).ThenRefused("note-too-long");
        InReview().When(s => ModerationRules.Reject(s, new("spam", note), Noon)).ThenRefused("note-too-long");
        InReview().When(s => SubmissionRules.Withdraw(s, new(note), Noon)).ThenRefused("note-too-long");
        InReview(new SubmissionApproved(), new SubmissionFeatured()).When(s => ModerationRules.Unfeature(s, new(note), Noon)).ThenRefused("note-too-long");
    }

    [Fact]
    public void Returns_a_resubmitted_version_to_review()
    {
        const string Better = "改签快了很多。补充：退款三天才到账，附上截图";
        var submission = InReview(new ChangesAsked("low-quality", "说说退款")).When(s => SubmissionRules.Resubmit(s, Drive, Holding(("li", Words)), new(Text(Better)), Noon))
            .Then(new Resubmitted(Text(Better).Hash, Text(Better).Fingerprint, Better.Length, 0), Clean);
        Assert.Equal((SubmissionStatus.InReview, 2, null), (submission.Status, submission.TextVersion, submission.Code));
    }

    [Theory]
    [InlineData(Words, "text-unchanged")]
    [InlineData("", "text-empty")]
    [InlineData("别人写的一整段话，我原样抄了过来，一个字都没有改，希望没有人发现", "near-duplicate")]
    public void Is_refused_when_the_new_version_is_unchanged_empty_or_copied(string words, string code) => InReview(new ChangesAsked("low-quality", null))
        .When(s => SubmissionRules.Resubmit(
            s, Drive, Holding(("li", Words), ("wang", "别人写的一整段话，我原样抄了过来，一个字都没有改，希望没有人发现")), new(Text(words)), Noon))
        .ThenRefused(code);

    [Fact]
    public void Is_refused_when_no_new_version_was_asked_for() =>
        InReview().When(s => SubmissionRules.Resubmit(s, Drive, Holding(), new(Text("新的")), Noon)).ThenRefused("changes-not-asked");

    [Fact]
    public void Lets_the_author_withdraw_even_an_approved_and_featured_submission()
    {
        var withdrawn = InReview(new SubmissionApproved(), new SubmissionFeatured())
            .When(s => SubmissionRules.Withdraw(s, new("不想公开了"), Noon)).Then(new SubmissionWithdrawn("不想公开了"));
        Assert.False(withdrawn.Featured);
        Assert.Empty(SubmissionRules.Withdraw(withdrawn, new(), Noon).Facts);
        InReview(new SubmissionRejected("spam", null)).When(s => SubmissionRules.Withdraw(s, new(), Noon)).ThenRefused("submission-rejected");
    }

    [Fact]
    public void Features_only_what_is_approved()
    {
        InReview().When(s => ModerationRules.Feature(s, new(), Noon)).ThenRefused("submission-not-approved");
        var featured = InReview(new SubmissionApproved()).When(s => ModerationRules.Feature(s, new(), Noon)).Then(new SubmissionFeatured());
        Assert.True(featured.Featured);
        Assert.Empty(ModerationRules.Feature(featured, new(), Noon).Facts);
        InReview(new SubmissionApproved(), new SubmissionFeatured()).When(s => ModerationRules.Unfeature(s, new("换一篇"), Noon)).Then(new SubmissionUnfeatured("换一篇"));
        InReview(new SubmissionApproved()).When(s => ModerationRules.Unfeature(s, new(), Noon)).ThenNothing();
    }

    [Fact]
    public void Earns_the_announced_reward_only_when_approved()
    {
        var submission = InReview(new SubmissionApproved()).State;
        Assert.Equal([new("reward/sub-1", "pool/coupons", new ReserveReward("li", "sub-1", 2))], SubmissionReactions.To(submission, new SubmissionApproved()));
        Assert.Empty(SubmissionReactions.To(submission with { Reward = null }, new SubmissionApproved()));
        Assert.Empty(SubmissionReactions.To(submission, new SubmissionRejected("spam", null)));
    }

    [Fact]
    public void Is_refused_when_there_is_no_such_submission()
    {
        var nothing = Submission.Given();
        nothing.When(s => ModerationRules.Approve(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => ModerationRules.Reject(s, new("spam"), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => ModerationRules.AskChanges(s, new("spam"), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => ModerationRules.Feature(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => ModerationRules.Unfeature(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => SubmissionRules.Withdraw(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => SubmissionRules.Resubmit(s, Drive, Holding(), new(Text("新的")), Noon)).ThenRefused("submission-unknown");
    }
}

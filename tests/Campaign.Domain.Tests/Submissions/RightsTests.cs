using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Submissions.SubmissionHistory;

namespace Campaign.Domain.Tests.Submissions;

public sealed class RightsTests
{
    private static readonly DateTimeOffset NextYear = Noon.AddYears(1);
    private static readonly RightsRequested Requested = new("官网与门店海报", NextYear);
    private static readonly RightsGranted Granted = new("官网", NextYear);

    [Fact]
    public void Are_requested_for_a_scope_and_a_time() =>
        InReview().When(s => RightsRules.Request(s, new(" 官网与门店海报 ", NextYear), Noon)).Then(Requested);

    [Fact]
    public void Are_granted_as_requested_or_for_less()
    {
        InReview(Requested).When(s => RightsRules.Grant(s, new(), Noon)).Then(new RightsGranted("官网与门店海报", NextYear));
        var rights = InReview(Requested).When(s => RightsRules.Grant(s, new("官网"), Noon)).Then(Granted).Rights;
        Assert.Equal(new(RightsStatus.Granted, "官网", NextYear), rights);
    }

    [Fact]
    public void Are_declined_revoked_and_asked_for_again()
    {
        InReview(Requested).When(s => RightsRules.Decline(s, new("不同意"), Noon)).Then(new RightsDeclined("不同意"));
        InReview(Requested, Granted).When(s => RightsRules.Revoke(s, new("改主意了"), Noon)).Then(new RightsRevoked("改主意了"));
        InReview(Requested, new RightsDeclined()).When(s => RightsRules.Request(s, new("官网与门店海报", NextYear), Noon)).Then(Requested);
        InReview(Requested, Granted, new RightsRevoked()).When(s => RightsRules.Request(s, new("官网与门店海报", NextYear), Noon)).Then(Requested);
    }

    [Fact]
    public void Expire_at_their_time_and_only_once()
    {
        var granted = InReview(Requested, Granted);
        granted.When(s => RightsRules.Expire(s, new(), NextYear.AddSeconds(-1))).ThenNothing();
        var expired = granted.When(s => RightsRules.Expire(s, new(), NextYear)).Then(new RightsExpired());
        Assert.Equal(RightsStatus.Expired, expired.Rights.Status);
        Assert.Empty(RightsRules.Expire(expired, new(), NextYear).Facts);
        InReview(Requested, new RightsGranted("官网", null)).When(s => RightsRules.Expire(s, new(), NextYear)).ThenNothing();
    }

    [Fact]
    public void Get_a_deadline_when_they_end()
    {
        var message = Assert.Single(SubmissionReactions.To(InReview(Requested, Granted).State, Granted));
        Assert.Equal(("submission/sub-1", new ExpireRights(), NextYear), (message.Target, message.Message, message.Due));
        Assert.Empty(SubmissionReactions.To(InReview().State, new RightsGranted("官网", null)));
    }

    [Fact]
    public void Are_refused_out_of_order()
    {
        InReview().When(s => RightsRules.Grant(s, new(), Noon)).ThenRefused("rights-not-requested");
        InReview().When(s => RightsRules.Decline(s, new(), Noon)).ThenRefused("rights-not-requested");
        InReview(Requested).When(s => RightsRules.Revoke(s, new(), Noon)).ThenRefused("rights-not-granted");
        InReview(Requested).When(s => RightsRules.Request(s, new("官网"), Noon)).ThenRefused("rights-pending");
        InReview(Requested, Granted).When(s => RightsRules.Request(s, new("官网"), Noon)).ThenRefused("rights-pending");
        InReview(new SubmissionWithdrawn()).When(s => RightsRules.Request(s, new("官网"), Noon)).ThenRefused("submission-not-usable");
        InReview(new SubmissionRejected("spam", null)).When(s => RightsRules.Request(s, new("官网"), Noon)).ThenRefused("submission-not-usable");
    }

    [Fact]
    public void Are_refused_without_a_scope_or_in_the_past()
    {
        InReview().When(s => RightsRules.Request(s, new(" "), Noon)).ThenRefused("rights-scope");
        InReview().When(s => RightsRules.Request(s, new("官网", Noon), Noon)).ThenRefused("rights-until");
        InReview(Requested).When(s => RightsRules.Grant(s, new(), NextYear)).ThenRefused("rights-until");
        InReview(Requested).When(s => RightsRules.Decline(s, new(new('长', 1_001)), Noon)).ThenRefused("note-too-long");
        InReview(Requested, Granted).When(s => RightsRules.Revoke(s, new(new('长', 1_001)), Noon)).ThenRefused("note-too-long");
    }

    [Fact]
    public void Are_refused_for_a_submission_that_is_not_there()
    {
        var nothing = Submission.Given();
        nothing.When(s => RightsRules.Request(s, new("官网"), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => RightsRules.Grant(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => RightsRules.Decline(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => RightsRules.Revoke(s, new(), Noon)).ThenRefused("submission-unknown");
        nothing.When(s => RightsRules.Expire(s, new(), Noon)).ThenRefused("submission-unknown");
    }
}

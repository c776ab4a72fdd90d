using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Submissions.SubmissionHistory;

namespace Campaign.Domain.Tests.Submissions;

public sealed class SubmissionNextStepsTests
{
    private static readonly Dictionary<string, Func<SubmissionState, Decision<SubmissionFact>>> Verbs = new()
    {
        ["approve"] = one => ModerationRules.Approve(one, new(), Noon),
        ["reject"] = one => ModerationRules.Reject(one, new("off-topic", null), Noon),
        ["ask-changes"] = one => ModerationRules.AskChanges(one, new("off-topic", null), Noon),
        ["resubmit"] = one => SubmissionRules.Resubmit(one, Drive, new(), new(Text("换一个说法：改签顺利，退款慢。"), 0), Noon),
        ["withdraw"] = one => SubmissionRules.Withdraw(one, new(null), Noon),
        ["feature"] = one => ModerationRules.Feature(one, new(), Noon),
        ["unfeature"] = one => ModerationRules.Unfeature(one, new(null), Noon),
        ["rights/request"] = one => RightsRules.Request(one, new("官方账号转发", null), Noon),
        ["rights/grant"] = one => RightsRules.Grant(one, new(null, null), Noon),
        ["rights/decline"] = one => RightsRules.Decline(one, new(null), Noon),
        ["rights/revoke"] = one => RightsRules.Revoke(one, new(null), Noon),
    };

    [Fact]
    public void The_next_steps_are_those_that_would_change_something()
    {
        SubmissionFact[] asked = [new SubmissionApproved(null), new RightsRequested("转发", null)];
        SubmissionState[] states =
        [
            Submission.Given(Arrived).State, InReview().State, InReview(new ChangesAsked("off-topic", null)).State, InReview(new SubmissionRejected("off-topic", null)).State,
            InReview(new SubmissionWithdrawn(null)).State, InReview(new SubmissionApproved(null)).State, InReview(new SubmissionApproved(null), new SubmissionFeatured()).State,
            InReview(asked).State, InReview([.. asked, new RightsGranted("转发", null)]).State, InReview([.. asked, new RightsDeclined(null)]).State,
            InReview(new RightsRequested("转发", null), new SubmissionRejected("off-topic", null)).State,
        ];
        Assert.All(states, state => Assert.Equal(
            Verbs.Where(verb => verb.Value(state) is { Refusal: null, Facts.Count: > 0 }).Select(verb => verb.Key).Order(StringComparer.Ordinal),
            SubmissionNextSteps.Of(state.Status, state.Featured, state.Rights.Status).Order(StringComparer.Ordinal)));
    }
}

using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using static Campaign.Domain.Deliverables.DeliverableStatus;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Deliverables;

/// <summary>Every verb in every status: allowed exactly where the life of a deliverable says so.</summary>
public sealed class DeliverableLifeTests
{
    private static readonly Dictionary<string, (Func<CollaborationState, string, Decision<CollaborationFact>> Rule, string Refusal, DeliverableStatus[] Allowed)> Verbs = new()
    {
        ["amend"] = ((c, id) => AmendRules.Amend(c, id, new() { Title = "新标题" }, Noon), "not-amendable", [DeliverableStatus.Briefed, Drafted, InReview, ChangesRequested, Approved, Live, Verified, Settled]),
        ["draft"] = ((c, id) => DeliverableRules.Draft(c, id, new(Labelled), Lin, Noon), "not-draftable", [DeliverableStatus.Briefed, Drafted, ChangesRequested]),
        ["submit"] = ((c, id) => DeliverableRules.Submit(c, id, new(), Noon), "not-drafted", [Drafted]),
        ["request-changes"] = ((c, id) => DeliverableRules.RequestChanges(c, id, new("补充"), Noon), "not-in-review", [InReview]),
        ["approve"] = ((c, id) => DeliverableRules.Approve(c, id, new(), Lin, Gu, Noon), "not-in-review", [InReview]),
        ["publish"] = ((c, id) => PublishedRules.Publish(c, id, new("https://example.com/p/1", Noon), Noon), "not-approved", [Approved]),
        ["verify"] = ((c, id) => PublishedRules.Verify(c, id, new(true, true, Metrics), Noon), "not-live", [Live, Verified, Settled]),
        ["settle"] = ((c, id) => PublishedRules.Settle(c, id, new(0, "pay-2"), Noon), "not-verified", [Verified, Settled]),
        ["cancel"] = ((c, id) => DeliverableRules.Cancel(c, id, new("改期"), Noon), "not-cancellable", [DeliverableStatus.Briefed, Drafted, InReview, ChangesRequested, Approved]),
    };

    public static TheoryData<string, DeliverableStatus> Everything
    {
        get
        {
            var all = new TheoryData<string, DeliverableStatus>();
            foreach (var verb in Verbs.Keys)
            {
                foreach (var status in Enum.GetValues<DeliverableStatus>())
                {
                    all.Add(verb, status);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_verb_works_exactly_where_the_life_allows_it(string verb, DeliverableStatus status)
    {
        var (rule, code, allowed) = Verbs[verb];
        var history = At(status);
        Assert.Equal(status, history.State.Article().Status);
        Assert.Equal(allowed.Contains(status), DeliverableNextSteps.Of(status).Contains(verb));

        var result = history.When(c => rule(c, Id));

        if (allowed.Contains(status))
        {
            Assert.Null(result.Decision.Refusal);
            Assert.NotEmpty(result.Decision.Facts);
        }
        else
        {
            var expected = status == TakenDown && verb is ("verify" or "settle") ? "deliverable-taken-down" : code;
            Assert.Equal(RefusalKind.Conflict, result.ThenRefused(expected).Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Nothing_happens_to_a_deliverable_that_does_not_exist(string verb, DeliverableStatus status) =>
        Assert.Equal(RefusalKind.NotFound, At(status).When(c => Verbs[verb].Rule(c, "post-9")).ThenRefused("deliverable-unknown").Kind);
}

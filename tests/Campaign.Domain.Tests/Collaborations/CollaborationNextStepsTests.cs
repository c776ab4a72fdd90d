using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Collaborations;

public sealed class CollaborationNextStepsTests
{
    private static readonly Dictionary<string, Func<CollaborationState, Decision<CollaborationFact>>> Verbs = new()
    {
        ["amend"] = collaboration => CollaborationRules.Amend(collaboration, new(3_000m, 90, "谈判"), Noon),
        ["accept"] = collaboration => CollaborationRules.Accept(collaboration, new(), Noon),
        ["cancel"] = collaboration => CollaborationRules.Cancel(collaboration, new("品牌方", "改期"), Noon),
        ["settle"] = collaboration => CollaborationRules.Settle(collaboration, new(Reference: "pay-9"), Noon),
        ["deliverables"] = collaboration => DeliverableRules.Brief(
            collaboration, new("another", AskedFor), Lin, CampaignStatus.Active, Noon),
    };

    [Fact]
    public void The_next_steps_are_those_that_would_change_something()
    {
        CollaborationState[] states =
        [
            Given().State, Given(Proposed).State, Given(Proposed, new CollaborationAccepted(null)).State, At(DeliverableStatus.InReview).State,
            At(DeliverableStatus.Settled).State, At(DeliverableStatus.Settled, new CollaborationSettled(2_000m, "pay-2")).State,
            At(DeliverableStatus.Briefed, new CollaborationCancelled("达人", "档期")).State,
        ];
        Assert.All(states, state => Assert.Equal(
            Verbs.Where(verb => verb.Value(state) is { Refusal: null, Facts.Count: > 0 }).Select(verb => verb.Key).Order(StringComparer.Ordinal),
            CollaborationNextSteps.Of(state.Status, state.Deliverables.Count(one => !one.Over)).Order(StringComparer.Ordinal)));
    }
}

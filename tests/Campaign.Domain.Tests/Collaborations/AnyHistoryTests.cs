using System.Collections.Concurrent;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using CsCheck;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Collaborations;

/// <summary>Whatever is asked, in whatever order: the books balance and every step of a life is one that domain.md lists.</summary>
public sealed class AnyHistoryTests
{
    private static readonly HashSet<(DeliverableStatus From, DeliverableStatus To)> Steps =
    [
        (DeliverableStatus.Briefed, DeliverableStatus.Drafted), (DeliverableStatus.Drafted, DeliverableStatus.InReview),
        (DeliverableStatus.InReview, DeliverableStatus.ChangesRequested), (DeliverableStatus.InReview, DeliverableStatus.Approved),
        (DeliverableStatus.ChangesRequested, DeliverableStatus.Drafted), (DeliverableStatus.Approved, DeliverableStatus.Live),
        (DeliverableStatus.Live, DeliverableStatus.Verified), (DeliverableStatus.Verified, DeliverableStatus.Settled),
        (DeliverableStatus.Live, DeliverableStatus.TakenDown), (DeliverableStatus.Verified, DeliverableStatus.TakenDown),
        (DeliverableStatus.Settled, DeliverableStatus.TakenDown), (DeliverableStatus.Briefed, DeliverableStatus.Cancelled),
        (DeliverableStatus.Drafted, DeliverableStatus.Cancelled), (DeliverableStatus.InReview, DeliverableStatus.Cancelled),
        (DeliverableStatus.ChangesRequested, DeliverableStatus.Cancelled), (DeliverableStatus.Approved, DeliverableStatus.Cancelled),
    ];

    private static readonly Gen<Asked> Any = Gen.Select(
        Gen.Frequency(
            (12, new Command("accept", (state, _, now) => CollaborationRules.Accept(state, new(), now))),
            (1, new("cancel", (state, _, now) => CollaborationRules.Cancel(state, new("品牌方", "调整"), now))),
            (6, new("settle the rest", (state, asked, now) => CollaborationRules.Settle(state, new(null, asked.Reference), now))),
            (6, new("settle a part", (state, asked, now) => CollaborationRules.Settle(state, new(asked.Amount, asked.Reference), now))),
            (24, new("propose", (state, asked, now) => CollaborationRules.Propose(state, new("air-2026", "lin", asked.Amount, 30), Lin, CampaignStatus.Active, now))),
            (48, new("brief", (state, asked, now) => DeliverableRules.Brief(
                state, new(asked.Id, AskedFor with { Fee = asked.Amount }), Lin, CampaignStatus.Active, now))),
            (3, new("cancel deliverable", (state, asked, now) => DeliverableRules.Cancel(state, asked.Id, new("改期"), now))),
            (58, new("draft", (state, asked, now) => DeliverableRules.Draft(state, asked.Id, new(Labelled), Lin, now))),
            (14, new("draft without label", (state, asked, now) => DeliverableRules.Draft(state, asked.Id, new("没有标识"), Lin, now))),
            (48, new("submit", (state, asked, now) => DeliverableRules.Submit(state, asked.Id, new(), now))),
            (24, new("request changes", (state, asked, now) => DeliverableRules.RequestChanges(state, asked.Id, new("补充"), now))),
            (43, new("approve", (state, asked, now) => DeliverableRules.Approve(state, asked.Id, new(), Lin, Gu, now))),
            (5, new("approve while suspended", (state, asked, now) => DeliverableRules.Approve(state, asked.Id, new(), Lin with { Status = PartnerStatus.Suspended }, Gu, now))),
            (48, new("publish", (state, asked, now) => PublishedRules.Publish(state, asked.Id, new("https://example.com/p", now), now))),
            (43, new("verify", (state, asked, now) => Verify(state, asked, isThere: true, hasLabel: true, now))),
            (11, new("verify what is gone", (state, asked, now) => Verify(state, asked, isThere: false, hasLabel: true, now))),
            (6, new("verify without label", (state, asked, now) => Verify(state, asked, isThere: true, hasLabel: false, now))),
            (60, new("settle deliverable", (state, asked, now) => PublishedRules.Settle(state, asked.Id, new(asked.Amount, asked.Reference), now)))),
        Gen.Int[0, 2],
        Gen.Int[0, 899_999],
        Gen.Int[0, 999],
        (command, id, cents, reference) => new Asked(command, $"article-{id}", cents / 100m, $"pay-{reference}"));

    [Fact]
    public void Paid_never_exceeds_the_fee_and_no_step_is_unheard_of()
    {
        var reached = new ConcurrentDictionary<DeliverableStatus, bool>();
        Any.Array[0, 240].Sample(
            all =>
            {
                var (state, now) = (CollaborationState.Initial, Noon);
                foreach (var asked in all)
                {
                    var next = asked.Command.Of(state, asked, now).Facts.Aggregate(state, CollaborationState.Evolve);
                    Check(state, next);
                    (state, now) = (next, now.AddDays(1));
                    foreach (var deliverable in state.Deliverables)
                    {
                        reached[deliverable.Status] = true;
                    }
                }
            },
            iter: 100);

        // Otherwise the walk has not been where it matters.
        Assert.Equal(Enum.GetValues<DeliverableStatus>(), reached.Keys.Order());
    }

    [Fact]
    public void Any_facts_in_any_order_evolve_without_fault() =>
        Gen.OneOf<CollaborationFact>(
            Proposed, new CollaborationAccepted(null), new CollaborationStarted(), new CollaborationSettled(1, "x"), new CollaborationCancelled("a", "b"), Briefed,
            new DeliverableDrafted(Id, 1, "x", []), new DeliverableSubmitted(Id, 1, null), new DeliverableChangesRequested(Id, 1, "x"), new DeliverableApproved(Id, 1, null),
            Published, Seen, Paid, new DeliverableCancelled(Id, "x"), new DeliverableTakenDown(Id, 1), new DeliverableApproved("unknown", 1, null))
            .Array[0, 100].Sample(facts => Enum.IsDefined(facts.Aggregate(CollaborationState.Initial, CollaborationState.Evolve).Status), iter: 200);

    private static Decision<CollaborationFact> Verify(CollaborationState state, Asked asked, bool isThere, bool hasLabel, DateTimeOffset now) =>
        PublishedRules.Verify(state, asked.Id, new(isThere, hasLabel, Metrics with { Views = (long)asked.Amount % 100 }), now);

    private static void Check(CollaborationState before, CollaborationState after)
    {
        Assert.True(after.Paid <= after.Fee, $"paid {after.Paid} of {after.Fee}");
        Assert.True(after.Paid >= before.Paid && after.ClawbackDue <= after.Paid, $"paid {after.Paid}, clawback {after.ClawbackDue}");
        foreach (var (one, other) in before.Deliverables.Zip(after.Deliverables))
        {
            Assert.True(one.Paid <= one.Terms.Fee && (one.Status == other.Status || Steps.Contains((one.Status, other.Status))), $"{one.Status} → {other.Status}");
        }
    }

    private sealed record Command(string Name, Func<CollaborationState, Asked, DateTimeOffset, Decision<CollaborationFact>> Of)
    {
        public override string ToString() => Name;
    }

    private sealed record Asked(Command Command, string Id, decimal Amount, string Reference);
}

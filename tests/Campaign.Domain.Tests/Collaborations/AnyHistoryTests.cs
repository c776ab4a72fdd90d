using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Xunit.Abstractions;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Collaborations;

/// <summary>Whatever is asked, in whatever order: the books balance and every step of a life is one that domain.md lists.</summary>
public sealed class AnyHistoryTests(ITestOutputHelper output)
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

    [Fact]
    public void Paid_never_exceeds_the_fee_and_no_step_is_unheard_of()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var reached = new HashSet<DeliverableStatus>();
        for (var round = 0; round < 100; round++)
        {
            var state = CollaborationState.Initial;
            for (var step = 0; step < 120; step++)
            {
                var next = Ask(state, random, Noon.AddDays(step)).Facts.Aggregate(state, CollaborationState.Evolve);
                Check(state, next, seed);
                state = next;
                reached.UnionWith(state.Deliverables.Select(deliverable => deliverable.Status));
            }
        }

        // Otherwise the walk has not been where it matters.
        Assert.Equal(Enum.GetValues<DeliverableStatus>(), reached.Order());
    }

    [Fact]
    public void Any_facts_in_any_order_evolve_without_fault()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        CollaborationFact[] facts =
        [
            Proposed, new CollaborationAccepted(null), new CollaborationStarted(), new CollaborationSettled(1, "x"), new CollaborationCancelled("a", "b"), Briefed,
            new DeliverableDrafted(Id, 1, "x", []), new DeliverableSubmitted(Id, 1, null), new DeliverableChangesRequested(Id, 1, "x"), new DeliverableApproved(Id, 1, null),
            Published, Seen, Paid, new DeliverableCancelled(Id, "x"), new DeliverableTakenDown(Id, 1), new DeliverableApproved("unknown", 1, null),
        ];
        for (var round = 0; round < 200; round++)
        {
            var state = Enumerable.Range(0, 50).Aggregate(CollaborationState.Initial, (now, _) => CollaborationState.Evolve(now, facts[random.Next(facts.Length)]));

            Assert.True(Enum.IsDefined(state.Status), $"seed {seed}");
        }
    }

    private static Decision<CollaborationFact> Ask(CollaborationState state, Random random, DateTimeOffset now)
    {
        var id = $"article-{random.Next(3)}";
        var amount = random.Next(0, 900_000) / 100m;
        var reference = $"pay-{random.Next(1_000)}";
        return random.Next(40) switch
        {
            0 => CollaborationRules.Accept(state, new(), now),
            1 => random.Next(12) == 0 ? CollaborationRules.Cancel(state, new("品牌方", "调整"), now) : Decision<CollaborationFact>.Nothing,
            2 => CollaborationRules.Settle(state, new(random.Next(2) == 0 ? null : amount, reference), now),
            3 => random.Next(4) == 0 ? DeliverableRules.Cancel(state, id, new("改期"), now) : Decision<CollaborationFact>.Nothing,
            < 6 => CollaborationRules.Propose(state, new("air-2026", "lin", amount, 30), Lin, CampaignStatus.Active, now),
            < 10 => DeliverableRules.Brief(state, new(id, "体验", "weibo", DeliverableKind.Post, Briefed.Due, amount), Lin, CampaignStatus.Active, now),
            < 16 => DeliverableRules.Draft(state, id, new(random.Next(5) == 0 ? "没有标识" : Labelled), Lin, now),
            < 20 => DeliverableRules.Submit(state, id, new(), now),
            < 22 => DeliverableRules.RequestChanges(state, id, new("补充"), now),
            < 26 => DeliverableRules.Approve(state, id, new(), random.Next(9) == 0 ? Lin with { Status = PartnerStatus.Suspended } : Lin, now),
            < 30 => PublishedRules.Publish(state, id, new("https://example.com/p", now), now),
            < 35 => PublishedRules.Verify(state, id, new(random.Next(5) > 0, random.Next(9) > 0, Metrics with { Views = random.Next(100) }), now),
            _ => PublishedRules.Settle(state, id, new(amount, reference), now),
        };
    }

    private static void Check(CollaborationState before, CollaborationState after, int seed)
    {
        Assert.True(after.Paid <= after.Fee, $"seed {seed}: paid {after.Paid} of {after.Fee}");
        Assert.True(after.Paid >= before.Paid && after.ClawbackDue <= after.Paid, $"seed {seed}: paid {after.Paid}, clawback {after.ClawbackDue}");
        foreach (var (one, other) in before.Deliverables.Zip(after.Deliverables))
        {
            Assert.True(one.Paid <= one.Fee && (one.Status == other.Status || Steps.Contains((one.Status, other.Status))), $"seed {seed}: {one.Status} → {other.Status}");
        }
    }
}

using System.Collections.Concurrent;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using CsCheck;
using static Campaign.Domain.Campaigns.CampaignStatus;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

/// <summary>Whatever the commands and their order, a campaign takes only the transitions of its life cycle.</summary>
public sealed class AnyCampaignHistoryTests
{
    private static readonly HashSet<(CampaignStatus From, CampaignStatus To)> Steps =
        [(None, Draft), (Draft, CampaignStatus.Planned), (CampaignStatus.Planned, CampaignStatus.Active), (CampaignStatus.Active, Paused), (Paused, CampaignStatus.Active),
         (CampaignStatus.Active, Closed), (Paused, Closed), (Closed, Relapsed), (Relapsed, CampaignStatus.Active)];

    private static readonly Gen<Asked> Any = Gen.Frequency(
        (4, new Asked("create", state => CampaignRules.Create(state, Command, default))),
        (4, new Asked("plan", state => CampaignRules.Plan(state, new(), default))),
        (8, new Asked("activate", state => CampaignRules.Activate(state, new(), default))),
        (4, new Asked("pause", state => CampaignRules.Pause(state, new(), default))),
        (4, new Asked("close", state => CampaignRules.Close(state, new(), default))),
        (4, new Asked("reopen", state => CampaignRules.Reopen(state, new(), default))),
        (8, new Asked("confirm gate", state => CampaignRules.ConfirmGate(state, new("已达成"), default))),
        (9, new Asked("next phase", state => CampaignRules.EnterNextPhase(state, new(null), default))),
        (3, new Asked("next phase, overridden", state => CampaignRules.EnterNextPhase(state, new(new("林岚", "时间紧")), default))));

    [Fact]
    public void Takes_only_allowed_transitions_and_phases_only_go_forward_until_a_relapse()
    {
        var taken = new ConcurrentDictionary<(CampaignStatus, CampaignStatus), bool>();
        Any.Array[0, 120].Sample(
            all =>
            {
                var state = CampaignState.Initial;
                foreach (var asked in all)
                {
                    var next = asked.Of(state).Facts.Aggregate(state, CampaignState.Evolve);
                    Check(state, next);
                    taken[(state.Status, next.Status)] = true;
                    state = next;
                }
            },
            iter: 300);

        // Otherwise the random walk missed a transition and proves less than it says.
        Assert.Subset(taken.Keys.ToHashSet(), Steps);
    }

    private static void Check(CampaignState before, CampaignState after)
    {
        Assert.True(before.Status == after.Status || Steps.Contains((before.Status, after.Status)), $"{before.Status} → {after.Status}");
        Assert.True(!(after.Phase < before.Phase) || before.Status == Relapsed, $"{before.Phase} → {after.Phase} while {before.Status}");
        Assert.True(after.Phase is not null || after.Status is None or Draft or CampaignStatus.Planned, $"no phase while {after.Status}");
    }

    private sealed record Asked(string Name, Func<CampaignState, Decision<CampaignFact>> Of)
    {
        public override string ToString() => Name;
    }
}

using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Xunit.Abstractions;
using static Campaign.Domain.Campaigns.CampaignStatus;
using static Campaign.Domain.Tests.Campaigns.CampaignHistories;

namespace Campaign.Domain.Tests.Campaigns;

/// <summary>Whatever is asked, in whatever order: every step of a campaign's life is one that domain.md lists.</summary>
public sealed class AnyCampaignHistoryTests(ITestOutputHelper output)
{
    private static readonly HashSet<(CampaignStatus From, CampaignStatus To)> Steps =
        [(None, Draft), (Draft, CampaignStatus.Planned), (CampaignStatus.Planned, CampaignStatus.Active), (CampaignStatus.Active, Paused), (Paused, CampaignStatus.Active),
         (CampaignStatus.Active, Closed), (Paused, Closed), (Closed, Relapsed), (Relapsed, CampaignStatus.Active)];

    [Fact]
    public void No_step_is_unheard_of_and_phases_only_go_forward_until_a_relapse()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var taken = new HashSet<(CampaignStatus, CampaignStatus)>();
        for (var round = 0; round < 300; round++)
        {
            var state = CampaignState.Initial;
            for (var step = 0; step < 60; step++)
            {
                var next = Ask(state, random).Facts.Aggregate(state, CampaignState.Evolve);
                if (next.Status != state.Status)
                {
                    Assert.True(Steps.Contains((state.Status, next.Status)), $"seed {seed}: {state.Status} → {next.Status}");
                    taken.Add((state.Status, next.Status));
                }

                var back = next.Phase < state.Phase;
                Assert.True(!back || state.Status == Relapsed, $"seed {seed}: {state.Phase} → {next.Phase} while {state.Status}");
                Assert.True(next.Phase is not null || next.Status is None or Draft or CampaignStatus.Planned, $"seed {seed}: no phase while {next.Status}");
                state = next;
            }
        }

        // Otherwise the walk has not been everywhere.
        Assert.Equal(Steps.Count, taken.Count);
    }

    private static Decision<CampaignFact> Ask(CampaignState state, Random random) => random.Next(12) switch
    {
        0 => CampaignRules.Create(state, Command, default),
        1 => CampaignRules.Plan(state, new(), default),
        2 or 3 => CampaignRules.Activate(state, new(), default),
        4 => CampaignRules.Pause(state, new(), default),
        5 => CampaignRules.Close(state, new(), default),
        6 => CampaignRules.Reopen(state, new(), default),
        7 or 8 => CampaignRules.ConfirmGate(state, new("已达成"), default),
        _ => CampaignRules.EnterNextPhase(state, new(random.Next(4) == 0 ? new("林岚", "时间紧") : null), default),
    };
}

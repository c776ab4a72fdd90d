using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Pools;
using Campaign.Storage.Views;

namespace Campaign.Storage.CrashHost;

/// <summary>Appends units of two streams, <c>pool/left-n</c> and <c>pool/right-n</c>, with rows, a message and a request key each.</summary>
internal sealed class PairWriter(IStorage storage, int number)
{
    private readonly View<PoolState, PoolFact> _view = new PoolView();

    public async Task Run()
    {
        var (left, right) = ($"left-{number}", $"right-{number}");
        var (leftState, version) = await Load(left);
        var (rightState, _) = await Load(right);
        while (true)
        {
            PoolFact[] facts = version == 0 ? [new PoolOpened(left, "tea", "Pool", PoolKind.Coupon, 1_000_000)] : [new GrantReserved($"g{version}", "person-1", $"sub-{version}", 1)];
            var unit = new JournalUnit([new($"pool/{left}", version, facts, "r"), new($"pool/{right}", version * 2, [.. facts, .. facts], "r")])
            {
                Outbox = [new($"expire/{left}/{version}", $"pool/{left}", new ExpireGrant($"g{version}"))],
                Requests = [new(new RequestKey($"{left}/{version}", "f"), "/pools")],
            };
            leftState = Project(left, leftState, version, facts, unit);
            rightState = Project(right, rightState, version * 2, [.. facts, .. facts], unit);
            if (await storage.Journal.Append(unit) != Appended.Done)
            {
                throw new InvalidOperationException("Nobody else writes here.");
            }

            version++;
            Console.WriteLine($"pair {number} {version}");
        }
    }

    private async Task<(PoolState State, long Version)> Load(string pool)
    {
        var facts = await storage.Journal.Read($"pool/{pool}", 0, CancellationToken.None);
        return (facts.Aggregate(PoolState.Initial, (state, recorded) => _view.Evolve(state, (PoolFact)recorded.Fact)), facts.Count);
    }

    private PoolState Project(string pool, PoolState state, long version, IEnumerable<PoolFact> facts, JournalUnit unit)
    {
        foreach (var fact in facts)
        {
            var after = _view.Evolve(state, fact);
            _view.Project(pool, state, fact, after, ++version, unit.Rows);
            state = after;
        }

        return state;
    }
}

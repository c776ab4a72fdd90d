using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>Makes units of pool facts with the rows that follow from them, as a grain would.</summary>
internal static class Units
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static PoolOpened Opened(string id) => new(id, "tea", $"Pool {id}", PoolKind.Coupon, 1000) { By = "li.na", At = Noon };

    public static GrantReserved Reserved(string grant, decimal amount = 1) => new(grant, "person-1", $"sub-{grant}", amount) { By = "campaign", At = Noon };

    public static GrantIssued Issued(string grant, decimal amount = 1) => new(grant, amount) { By = "campaign", At = Noon };

    public static StreamFacts Stream(string pool, long expected, params Fact[] facts) => new($"pool/{pool}", expected, facts, "req-1");

    public static JournalUnit Unit(string pool, long expected, params Fact[] facts) => new([Stream(pool, expected, facts)]);

    public static PersonalRecord Words(string subject, string pool, string words) =>
        new(subject, $"pool/{pool}", JsonSerializer.SerializeToUtf8Bytes(new { words }));

    /// <summary>Appends facts on a state, with the view's rows. Gives the state with them.</summary>
    public static async Task<PoolState> Commit(this IStorage storage, string pool, PoolState state, long version, params PoolFact[] facts)
    {
        var unit = Unit(pool, version, facts);
        state = Project(pool, state, version, facts, unit.Rows);
        Assert.Equal(Appended.Done, await storage.Journal.Append(unit));
        return state;
    }

    public static PoolState Project(string pool, PoolState state, long version, IEnumerable<PoolFact> facts, RowChanges rows)
    {
        View<PoolState, PoolFact> view = new PoolView();
        foreach (var fact in facts)
        {
            var after = view.Evolve(state, fact);
            view.Project(pool, state, fact, after, ++version, rows);
            state = after;
        }

        return state;
    }
}

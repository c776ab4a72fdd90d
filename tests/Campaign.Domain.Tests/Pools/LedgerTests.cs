using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using static Campaign.Domain.Tests.Pools.PoolHistory;

namespace Campaign.Domain.Tests.Pools;

public sealed class LedgerTests
{
    private const int Runs = 40;
    private const int Steps = 400;

    /// <summary>An independent book of grants is kept beside the pool and must agree with its totals after every step.</summary>
    [Fact]
    public void Agrees_with_the_grants_at_every_step_and_after_replay()
    {
        for (var run = 0; run < Runs; run++)
        {
            var seed = 20_260_302 + run;
            try
            {
                Interleave(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}: {failure.Message}");
            }
        }
    }

    private static void Interleave(Random random)
    {
        var book = new Dictionary<string, Grant>();
        List<PoolFact> facts = [Cash(500, days: random.Next(2) == 0 ? 3 : null)];
        var pool = PoolState.Evolve(PoolState.Initial, facts[0]);
        var now = Noon;
        for (var step = 0; step < Steps; step++)
        {
            now = now.AddHours(random.Next(6));
            if (random.Next(10) == 0)
            {
                pool = pool.Forgetting();
            }

            var (id, rule) = Any(random, now);
            if (book.TryGetValue(id, out var known))
            {
                pool = pool.Knowing(known);
            }

            foreach (var fact in rule(pool).Facts)
            {
                facts.Add(fact);
                pool = PoolState.Evolve(pool, fact);
                if (fact is GrantReserved)
                {
                    Assert.DoesNotContain(id, book.Keys);
                }

                if (pool.Grants.TryGetValue(id, out var grant))
                {
                    book[id] = grant;
                }
            }

            AssertAgrees(pool, book.Values);
        }

        var replayed = facts.Aggregate(PoolState.Initial, PoolState.Evolve);
        Assert.Equal(book.Values.OrderBy(grant => grant.Id), replayed.Grants.Values.OrderBy(grant => grant.Id));
        Assert.Equal(pool.Forgetting(), replayed.Forgetting());
    }

    private static (string Grant, Func<PoolState, Decision<PoolFact>> Rule) Any(Random random, DateTimeOffset now)
    {
        var (participant, cause) = ($"p{random.Next(20)}", $"c{random.Next(3)}");
        var id = Grant.IdFor("cash", participant, cause);
        return (id, random.Next(12) switch
        {
            < 5 => p => PoolRules.Reserve(p, new(participant, cause, 10 + random.Next(3)), now),
            < 7 => p => PoolRules.Issue(p, new(id), now),
            7 => p => PoolRules.Redeem(p, new(id), now),
            8 => p => PoolRules.Void(p, new(id, "误发"), now),
            9 => p => PoolRules.Expire(p, new(id), now),
            10 => p => PoolRules.TopUp(p, new(random.Next(3)), now),
            _ => p => random.Next(200) == 0 ? PoolRules.Close(p, new("结束"), now) : PoolRules.Expire(p, new(id), now),
        });
    }

    private static void AssertAgrees(PoolState pool, IEnumerable<Grant> book)
    {
        var sums = book.ToLookup(grant => grant.Status, grant => grant.Amount);
        Assert.Equal(sums[GrantStatus.Reserved].Sum(), pool.Reserved);
        Assert.Equal(sums[GrantStatus.Issued].Sum(), pool.Issued);
        Assert.Equal(sums[GrantStatus.Redeemed].Sum(), pool.Redeemed);
        Assert.Equal(sums[GrantStatus.Voided].Sum(), pool.Voided);
        Assert.Equal(sums[GrantStatus.Expired].Sum(), pool.Expired);
        Assert.True(pool.Available >= 0, $"Over-issued by {-pool.Available}");
        Assert.Equal(pool.Budget, pool.Reserved + pool.Issued + pool.Redeemed + pool.Available);
    }
}

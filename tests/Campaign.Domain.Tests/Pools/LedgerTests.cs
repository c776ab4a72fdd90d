using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using CsCheck;
using static Campaign.Domain.Tests.Pools.PoolHistory;

namespace Campaign.Domain.Tests.Pools;

public sealed class LedgerTests
{
    private static readonly Gen<Command> Commands = Gen.Frequency(
        (1000, Command.Reserve), (400, Command.Issue), (200, Command.Redeem), (200, Command.Void), (400, Command.Expire), (200, Command.TopUp), (1, Command.Close));

    private static readonly Gen<Step> Steps = Gen.Select(
        Commands, Gen.Int[0, 19], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 9],
        (command, participant, cause, amount, hours, forgets) => new Step(command, $"p{participant}", $"c{cause}", amount, hours, forgets == 9));

    private enum Command
    {
        Reserve,
        Issue,
        Redeem,
        Void,
        Expire,
        TopUp,
        Close,
    }

    /// <summary>The test keeps its own ledger of grants, which must agree with the pool's totals after every step.</summary>
    [Fact]
    public void Agrees_with_the_grants_at_every_step_and_after_replay() => Gen.Select(Gen.Int[0, 500], Gen.Bool, Steps.Array[0, 400])
        .Sample((budget, expires, steps) => Interleave(Cash(budget, days: expires ? 3 : null), steps), iter: 200);

    private static void Interleave(PoolOpened opened, Step[] steps)
    {
        var book = new Dictionary<string, Grant>();
        List<PoolFact> facts = [opened];
        var pool = PoolState.Evolve(PoolState.Initial, opened);
        var now = Noon;
        foreach (var step in steps)
        {
            now = now.AddHours(step.Hours);
            if (step.Forgets)
            {
                pool = pool.Forgetting();
            }

            if (book.TryGetValue(step.Grant, out var known))
            {
                pool = pool.Knowing(known);
            }

            foreach (var fact in Decide(pool, step, now).Facts)
            {
                facts.Add(fact);
                pool = PoolState.Evolve(pool, fact);
                if (fact is GrantReserved)
                {
                    Assert.DoesNotContain(step.Grant, book.Keys);
                }

                if (pool.Grants.TryGetValue(step.Grant, out var grant))
                {
                    book[step.Grant] = grant;
                }
            }

            AssertAgrees(pool, book.Values);
        }

        var replayed = facts.Aggregate(PoolState.Initial, PoolState.Evolve);
        Assert.Equal(book.Values.OrderBy(grant => grant.Id), replayed.Grants.Values.OrderBy(grant => grant.Id));
        Assert.Equal(pool.Forgetting(), replayed.Forgetting());
    }

    private static Decision<PoolFact> Decide(PoolState pool, Step step, DateTimeOffset now) => step.Command switch
    {
        Command.Reserve => PoolRules.Reserve(pool, new(step.Participant, step.Cause, 10 + step.Amount), now),
        Command.Issue => PoolRules.Issue(pool, new(step.Grant), now),
        Command.Redeem => PoolRules.Redeem(pool, new(step.Grant), now),
        Command.Void => PoolRules.Void(pool, new(step.Grant, "误发"), now),
        Command.Expire => PoolRules.Expire(pool, new(step.Grant), now),
        Command.TopUp => PoolRules.TopUp(pool, new(step.Amount), now),
        _ => PoolRules.Close(pool, new("结束"), now),
    };

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

    /// <param name="Amount">A reservation adds ten to it.</param>
    /// <param name="Hours">Time since the previous step.</param>
    /// <param name="Forgets">Whether the pool first drops its grants from memory, as it does when there are many.</param>
    private sealed record Step(Command Command, string Participant, string Cause, int Amount, int Hours, bool Forgets)
    {
        public string Grant { get; } = Domain.Pools.Grant.IdFor("cash", Participant, Cause);

        public override string ToString() => $"{Command} {Participant} {Cause} {Amount} after {Hours} h{(Forgets ? ", forgotten" : "")}";
    }
}

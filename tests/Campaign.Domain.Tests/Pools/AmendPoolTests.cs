using Campaign.Domain.Pools;
using static Campaign.Domain.Tests.Pools.PoolHistory;

namespace Campaign.Domain.Tests.Pools;

public sealed class AmendPoolTests
{
    [Fact]
    public void Is_renamed_without_a_reason() =>
        Pool.Given(Cash(100)).When(p => PoolRules.Amend(p, new(" 五月现金 "), Noon)).Then(new PoolAmended("五月现金", 100, null));

    [Fact]
    public void Its_budget_is_cut_with_a_reason_and_never_below_what_was_promised()
    {
        var pool = Pool.Given(Cash(100), Reserved(30), Reserved(20, "wang"), new GrantIssued(Id, 30));
        pool.When(p => PoolRules.Amend(p, new(Budget: 50), Noon)).ThenRefused("text-missing");
        pool.When(p => PoolRules.Amend(p, new(Budget: 49.99m, Reason: "削减"), Noon)).ThenRefused("budget-below-promised");
        var after = pool.When(p => PoolRules.Amend(p, new(Budget: 50, Reason: "削减"), Noon)).Then(new PoolAmended("现金", 50, "削减"));
        Assert.Equal((50m, 0m, 20m, 30m), (after.Budget, after.Available, after.Reserved, after.Issued));
    }

    [Theory]
    [InlineData("", 100, "pool-name")]
    [InlineData("现金", -1, "pool-budget")]
    [InlineData("现金", 0.001, "pool-budget")]
    [InlineData("现金", 1_000_000_001, "pool-budget")]
    public void Refuses_invalid_values(string name, double budget, string code) =>
        Pool.Given(Cash(100)).When(p => PoolRules.Amend(p, new(name, (decimal)budget, "更正"), Noon)).ThenRefused(code);

    [Fact]
    public void Refuses_a_fraction_of_a_coupon() =>
        Pool.Given(Coupons(100)).When(p => PoolRules.Amend(p, new(Budget: 99.5m, Reason: "更正"), Noon)).ThenRefused("pool-budget");

    [Fact]
    public void Refuses_a_closed_or_unknown_pool_and_ignores_unchanged_values()
    {
        Pool.Given(Cash(100), new PoolClosed("结束")).When(p => PoolRules.Amend(p, new("新名称"), Noon)).ThenRefused("pool-closed");
        Pool.Given(Cash(100)).When(p => PoolRules.Amend(p, new("现金", 100, "无"), Noon)).ThenNothing();
        Pool.Given().When(p => PoolRules.Amend(p, new("新名称"), Noon)).ThenRefused("pool-unknown");
    }

    [Fact]
    public void Amending_is_a_next_step_until_it_is_closed()
    {
        Assert.Contains("amend", PoolNextSteps.Of(Pool.Given(Cash(100)).State));
        Assert.Empty(PoolNextSteps.Of(Pool.Given(Cash(100), new PoolClosed("结束")).State));
    }
}

using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using static Campaign.Domain.Tests.Pools.PoolHistory;

namespace Campaign.Domain.Tests.Pools;

public sealed class PoolTests
{
    [Fact]
    public void Opens_with_a_budget() => Pool.Given()
        .When(p => PoolRules.Open(p, new("tea", "cola", " 奶茶券 ", PoolKind.Coupon, 100, 30), Noon))
        .Then(new PoolOpened("tea", "cola", "奶茶券", PoolKind.Coupon, 100, 30));

    [Fact]
    public void Is_refused_when_the_id_is_taken() => Pool.Given(Cash(100))
        .When(p => PoolRules.Open(p, new("cash", "cola", "现金", PoolKind.Cash, 5), Noon)).ThenRefused("pool-exists");

    [Theory]
    [InlineData("", PoolKind.Cash, 1, null, "pool-name")]
    [InlineData("券", PoolKind.Cash, -1, null, "pool-budget")]
    [InlineData("券", PoolKind.Cash, 0.005, null, "pool-budget")]
    [InlineData("券", PoolKind.Coupon, 1.5, null, "pool-budget")]
    [InlineData("券", PoolKind.Prize, 1, 0, "pool-grant-days")]
    public void Is_refused_when_its_terms_are_invalid(string name, PoolKind kind, double budget, int? days, string code) => Pool.Given()
        .When(p => PoolRules.Open(p, new("p1", "cola", name, kind, (decimal)budget, days), Noon)).ThenRefused(code);

    [Fact]
    public void Grows_by_a_top_up()
    {
        var pool = Pool.Given(Cash(100)).When(p => PoolRules.TopUp(p, new(20.5m, "加码"), Noon)).Then(new PoolToppedUp(20.5m, "加码"));
        Assert.Equal(120.5m, pool.Available);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.001)]
    public void Refuses_a_top_up_of_an_invalid_amount(double amount) => Pool.Given(Cash(100))
        .When(p => PoolRules.TopUp(p, new((decimal)amount), Noon)).ThenRefused("amount-invalid");

    [Fact]
    public void Takes_no_top_up_and_no_new_grant_once_closed()
    {
        var closed = Pool.Given(Cash(100), Reserved(10), new PoolClosed("活动结束"));
        closed.When(p => PoolRules.TopUp(p, new(1), Noon)).ThenRefused("pool-closed");
        closed.When(p => PoolRules.Reserve(p, new("wang", "sub-2", 10), Noon)).ThenRefused("pool-closed");
        closed.When(p => PoolRules.Close(p, new("再关"), Noon)).ThenNothing();
        closed.When(p => PoolRules.Reserve(p, new("li", "sub-1", 10), Noon)).ThenNothing();
        closed.When(p => PoolRules.Issue(p, new(Id), Noon)).Then(new GrantIssued(Id, 10));
    }

    [Fact]
    public void Closes_with_a_reason()
    {
        Pool.Given(Cash(100)).When(p => PoolRules.Close(p, new("预算收回"), Noon)).Then(new PoolClosed("预算收回"));
        Pool.Given(Cash(100)).When(p => PoolRules.Close(p, new(" "), Noon)).ThenRefused("reason-missing");
    }

    [Fact]
    public void Is_refused_when_there_is_no_such_pool()
    {
        var nothing = Pool.Given();
        nothing.When(p => PoolRules.TopUp(p, new(1), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Close(p, new("x"), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Reserve(p, new("li", "sub-1", 1), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Issue(p, new(Id), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Redeem(p, new(Id), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Void(p, new(Id, "x"), Noon)).ThenRefused("pool-unknown");
        nothing.When(p => PoolRules.Expire(p, new(Id), Noon)).ThenRefused("pool-unknown");
    }

    [Fact]
    public void Keeps_its_totals_when_a_grant_is_not_in_memory()
    {
        var pool = Pool.Given(Cash(100), Reserved(10), Reserved(5, "wang")).State.Forgetting();
        pool = PoolState.Evolve(pool, new GrantIssued(Id, 10));
        pool = PoolState.Evolve(pool, new GrantVoided(Grant.IdFor("cash", "wang", "sub-1"), 5, GrantStatus.Reserved, "误发"));
        Assert.Equal((0m, 10m, 5m, 90m), (pool.Reserved, pool.Issued, pool.Voided, pool.Available));
        Assert.Empty(pool.Grants);
    }

    [Fact]
    public void Decides_on_a_grant_that_was_loaded_back_into_memory()
    {
        var pool = Pool.Given(Cash(100), Reserved(10)).State.Forgetting()
            .Knowing(new Grant(Id, "li", "sub-1", 10, GrantStatus.Reserved));
        Assert.Empty(PoolRules.Reserve(pool, new("li", "sub-1", 10), Noon).Facts);
        Assert.Single(PoolRules.Issue(pool, new(Id), Noon).Facts);
    }
}

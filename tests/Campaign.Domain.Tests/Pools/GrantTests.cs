using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using static Campaign.Domain.Tests.Pools.PoolHistory;

namespace Campaign.Domain.Tests.Pools;

public sealed class GrantTests
{
    private static readonly DateTimeOffset Later = Noon.AddDays(31);

    [Fact]
    public void Is_reserved_within_the_budget()
    {
        var pool = Pool.Given(Cash(100)).When(p => PoolRules.Reserve(p, new("li", "sub-1", 100), Noon)).Then(Reserved(100));
        Assert.Equal(0, pool.Available);
    }

    [Fact]
    public void Is_one_coupon_when_no_amount_is_given() => Pool.Given(Coupons(3))
        .When(p => PoolRules.Reserve(p, new("li", "sub-1"), Noon)).Then(Reserved(1));

    [Fact]
    public void Is_refused_when_the_pool_would_be_over_issued() => Pool.Given(Cash(100), Reserved(60))
        .When(p => PoolRules.Reserve(p, new("wang", "sub-1", 40.01m), Noon)).ThenRefused("pool-exhausted");

    [Fact]
    public void Is_made_once_when_reserved_twice() => Pool.Given(Cash(100), Reserved(60))
        .When(p => PoolRules.Reserve(p, new("li", "sub-1", 60), Noon)).ThenNothing();

    [Fact]
    public void Is_refused_when_reserved_again_with_another_amount() => Pool.Given(Cash(100), Reserved(60))
        .When(p => PoolRules.Reserve(p, new("li", "sub-1", 61), Noon)).ThenRefused("grant-differs");

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(1.005)]
    [InlineData(null)]
    public void Is_refused_when_the_amount_of_money_is_invalid(double? amount) => Pool.Given(Cash(100))
        .When(p => PoolRules.Reserve(p, new("li", "sub-1", (decimal?)amount), Noon)).ThenRefused("amount-invalid");

    [Fact]
    public void Is_refused_when_half_a_coupon_is_asked_for() => Pool.Given(Coupons(3))
        .When(p => PoolRules.Reserve(p, new("li", "sub-1", 0.5m), Noon)).ThenRefused("amount-invalid");

    [Theory]
    [InlineData("", "sub-1")]
    [InlineData("li", "")]
    public void Is_refused_without_a_participant_or_a_cause(string participant, string cause) => Pool.Given(Cash(100))
        .When(p => PoolRules.Reserve(p, new(participant, cause, 1), Noon)).ThenRefused("grant-incomplete");

    [Fact]
    public void Is_issued_once() => Pool.Given(Cash(100), Reserved(60), new GrantIssued(Id, 60))
        .When(p => PoolRules.Issue(p, new(Id), Noon)).ThenNothing();

    [Fact]
    public void Is_redeemed_after_it_was_issued()
    {
        var pool = Pool.Given(Cash(100), Reserved(60), new GrantIssued(Id, 60))
            .When(p => PoolRules.Redeem(p, new(Id), Noon)).Then(new GrantRedeemed(Id, 60));
        Assert.Equal((0m, 0m, 60m, 40m), (pool.Reserved, pool.Issued, pool.Redeemed, pool.Available));
        Pool.Given(Cash(100), Reserved(60)).When(p => PoolRules.Redeem(p, new(Id), Noon)).ThenRefused("grant-not-issued");
    }

    [Fact]
    public void Is_not_redeemed_twice_nor_voided_after() => Then(
        Pool.Given(Cash(100), Reserved(60), new GrantIssued(Id, 60), new GrantRedeemed(Id, 60)),
        ("grant-redeemed", p => PoolRules.Redeem(p, new(Id), Noon)),
        ("grant-not-reserved", p => PoolRules.Issue(p, new(Id), Noon)),
        ("grant-not-pending", p => PoolRules.Void(p, new(Id, "误发"), Noon)));

    [Fact]
    public void Is_voided_from_reserved_or_issued_and_its_amount_returns()
    {
        var reserved = Pool.Given(Cash(100), Reserved(60)).When(p => PoolRules.Void(p, new(Id, "误发"), Noon))
            .Then(new GrantVoided(Id, 60, GrantStatus.Reserved, "误发"));
        var issued = Pool.Given(Cash(100), Reserved(60), new GrantIssued(Id, 60)).When(p => PoolRules.Void(p, new(Id, "误发"), Noon))
            .Then(new GrantVoided(Id, 60, GrantStatus.Issued, "误发"));
        Assert.All([reserved, issued], p => Assert.Equal((100m, 60m), (p.Available, p.Voided)));
        Assert.Equal("误发", issued.Grants[Id].Reason);
    }

    [Fact]
    public void Is_voided_with_a_reason_and_once()
    {
        Pool.Given(Cash(100), Reserved(60)).When(p => PoolRules.Void(p, new(Id, null), Noon)).ThenRefused("reason-missing");
        Pool.Given(Cash(100), Reserved(60), new GrantVoided(Id, 60, GrantStatus.Reserved, "误发"))
            .When(p => PoolRules.Void(p, new(Id, "再来"), Noon)).ThenNothing();
    }

    [Fact]
    public void Expires_once_when_its_validity_period_ends()
    {
        var due = Noon.AddDays(30);
        Pool.Given(Cash(100, days: 30)).When(p => PoolRules.Reserve(p, new("li", "sub-1", 60), Noon)).Then(Reserved(60, expires: due));
        var pool = Pool.Given(Cash(100, days: 30), Reserved(60, expires: due));
        pool.When(p => PoolRules.Expire(p, new(Id), due.AddSeconds(-1))).ThenNothing();
        pool.When(p => PoolRules.Issue(p, new(Id), Later)).ThenRefused("grant-expired");
        var expired = pool.When(p => PoolRules.Expire(p, new(Id), due)).Then(new GrantExpired(Id, 60, GrantStatus.Reserved));
        Assert.Equal((100m, 60m), (expired.Available, expired.Expired));
        Assert.Empty(PoolRules.Expire(expired, new(Id), Later).Facts);
    }

    [Fact]
    public void Starts_its_validity_period_anew_when_issued()
    {
        var pool = Pool.Given(Cash(100, days: 30), Reserved(60, expires: Noon.AddDays(30)), new GrantIssued(Id, 60, Noon.AddDays(59)));
        pool.When(p => PoolRules.Expire(p, new(Id), Later)).ThenNothing();
        pool.When(p => PoolRules.Redeem(p, new(Id), Later)).Then(new GrantRedeemed(Id, 60));
        pool.When(p => PoolRules.Redeem(p, new(Id), Noon.AddDays(59))).ThenRefused("grant-expired");
        pool.When(p => PoolRules.Expire(p, new(Id), Noon.AddDays(59))).Then(new GrantExpired(Id, 60, GrantStatus.Issued));
    }

    [Fact]
    public void Gets_a_deadline_for_each_stage_in_which_it_can_expire()
    {
        var pool = Pool.Given(Cash(100, days: 30)).State;
        var due = Noon.AddDays(30);
        Assert.Equal([new($"expire/{Id}/reserved", "pool/cash", new ExpireGrant(Id), due)], PoolReactions.To(pool, Reserved(1, expires: due)));
        Assert.Equal([new($"expire/{Id}/issued", "pool/cash", new ExpireGrant(Id), due)], PoolReactions.To(pool, new GrantIssued(Id, 1, due)));
        Assert.Empty(PoolReactions.To(pool, Reserved(1)));
    }

    [Fact]
    public void Is_refused_when_it_does_not_exist() => Then(
        Pool.Given(Cash(100)),
        ("grant-unknown", p => PoolRules.Issue(p, new("grant-x"), Noon)),
        ("grant-unknown", p => PoolRules.Redeem(p, new("grant-x"), Noon)),
        ("grant-unknown", p => PoolRules.Void(p, new("grant-x", "误发"), Noon)),
        ("grant-unknown", p => PoolRules.Expire(p, new("grant-x"), Noon)));

    private static void Then(
        Specification<PoolState, PoolFact>.History history, params (string Code, Func<PoolState, Decision<PoolFact>> Rule)[] refused)
    {
        foreach (var (code, rule) in refused)
        {
            history.When(rule).ThenRefused(code);
        }
    }
}

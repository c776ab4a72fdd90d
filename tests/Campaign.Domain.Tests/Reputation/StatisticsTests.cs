using Campaign.Domain.Reputation;
using CsCheck;

namespace Campaign.Domain.Tests.Reputation;

public sealed class StatisticsTests
{
    /// <summary>Values of the textbook formula, worked out by hand: 10 of 100, none of 10, all of 10.</summary>
    [Theory]
    [InlineData(10, 100, 0.0552, 0.1744)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    public void Wilson_interval_matches_the_textbook(long hits, long all, double low, double high)
    {
        var interval = Interval.Wilson(hits, all)!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Wilson_interval_of_no_observations_is_absent() => Assert.Null(Interval.Wilson(0, 0));

    [Fact]
    public void Wilson_interval_contains_its_share() =>
        (from all in Gen.Long[1, 1_000_000_000] from hits in Gen.Long[0, all] select (hits, all)).Sample(
            (hits, all) => Interval.Wilson(hits, all) is { Low: >= 0, High: <= 1 } interval && interval.Holds((double)hits / all), iter: 1_000);

    /// <summary>Printed tables of Student's t, two-sided 5 %.</summary>
    [Theory]
    [InlineData(3, 3.182)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    public void Student_t_matches_the_tables(int degrees, double expected) => Assert.Equal(expected, Interval.StudentT(degrees), expected * 0.005);

    [Fact]
    public void Content_cost_follows_its_formulas()
    {
        // 20,000 for 400,000 views: 50 per thousand. 8,000 engagements: 2.50 each, 2 % of the views.
        var cost = new ContentCost(20_000m, 400_000, 8_000);
        Assert.Equal(50m, cost.Cpm);
        Assert.Equal(2.5m, cost.Cpe);
        Assert.Equal(0.02, cost.EngagementByViews!.Value, 9);
        Assert.Equal(0.008, cost.EngagementByFollowers(1_000_000)!.Value, 9);
    }

    [Fact]
    public void Content_that_nobody_saw_has_no_cost_per_view()
    {
        var cost = new ContentCost(20_000m, 0, 0);
        Assert.Null(cost.Cpm);
        Assert.Null(cost.Cpe);
        Assert.Null(cost.EngagementByViews);
        Assert.Null(cost.EngagementByFollowers(0));
    }
}

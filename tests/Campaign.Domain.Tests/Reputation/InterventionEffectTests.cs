using Campaign.Domain.Reputation;
using static Campaign.Domain.Tests.Reputation.Days;

namespace Campaign.Domain.Tests.Reputation;

public sealed class InterventionEffectTests
{
    private static readonly int[] Hundredths = [-50, -48, -53, -47, -52, -49, -51, -20, -22, -17, -19, -21, -15, -18];

    /// <summary>Two hundred mentions a day, so that net sentiment can be any multiple of 0.01.</summary>
    private static Tally Exact(int day, int hundredths) =>
        new(At(day), "weibo", Origin.Organic, 100 + hundredths, 0, 100 - hundredths);

    private static InterventionEffect Effect(IEnumerable<Tally> tallies, int day) =>
        InterventionEffect.Of(SentimentCurve.ByDay(tallies, Question), Onset.AddDays(day), Question);

    [Fact]
    public void Level_and_slope_match_an_independent_calculation()
    {
        // Computed separately in exact fractions (normal equations, Bartlett weights to lag 2, n / (n − k)): level 0.3, slope 0.0071428571,
        // errors 0.0061980592 and 0.0022387826; Student's t with 10 degrees of freedom is 2.2281.
        var effect = Effect(Hundredths.Select((net, day) => Exact(day, net)), 7);
        Assert.Equal(0.3, effect.Level!.Estimate, 9);
        Assert.Equal(0.3 + 2.2281 * 0.0061980592, effect.Level.Interval.High, 5);
        Assert.Equal(0.0071428571, effect.Slope!.Estimate, 9);
        Assert.Equal(0.0071428571 - 2.2281 * 0.0022387826, effect.Slope.Interval.Low, 5);
        Assert.Equal(EffectVerdict.Rose, effect.Verdict);
        Assert.Equal((0, null), (effect.Placebos, effect.PlaceboShare));
    }

    [Fact]
    public void Not_proven_when_the_interval_contains_zero()
    {
        int[] restless = [-50, -20, -60, -10, -55, -15, -40, -12, -48, -22, -58, -8, -50, -30];
        var effect = Effect(restless.Select((net, day) => Exact(day, net)), 7);
        Assert.True(effect.Level!.Interval.Holds(0));
        Assert.Equal(EffectVerdict.NotProven, effect.Verdict);
    }

    [Fact]
    public void Not_proven_when_quiet_days_jump_as_much()
    {
        // The quiet window has a step of its own of 0.4 half way, larger than the step of 0.3 under test.
        var quiet = Enumerable.Range(-28, 28).Select(day => Exact(day, (day < -14 ? 0 : 40) + Math.Abs(day) % 3));
        var effect = Effect(quiet.Concat(Hundredths.Select((net, day) => Exact(day, net))), 7);
        Assert.True(effect.Level!.Proven);
        Assert.True(effect.Placebos >= 10);
        Assert.Equal(EffectVerdict.NotProven, effect.Verdict);
    }

    [Fact]
    public void Proven_when_quiet_days_stay_quiet()
    {
        var quiet = Enumerable.Range(-28, 28).Select(day => Exact(day, 40 + Math.Abs(day) % 3));
        var effect = Effect(quiet.Concat(Hundredths.Select((net, day) => Exact(day, net))), 7);
        Assert.Equal((EffectVerdict.Rose, 0d), (effect.Verdict, effect.PlaceboShare));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void Says_not_enough_data_with_less_than_a_week_on_one_side(int day) =>
        Assert.Equal(EffectVerdict.NotEnoughData, Effect(Hundredths.Select((net, index) => Exact(index, net)), day).Verdict);

    [Fact]
    public void Days_without_mentions_do_not_change_the_estimate_of_a_straight_step()
    {
        var days = Enumerable.Range(0, 30).Where(day => day % 4 != 1).Select(day => Exact(day, day < 15 ? -60 : -20));
        var effect = Effect(days, 15);
        Assert.Equal(0.4, effect.Level!.Estimate, 9);
        Assert.Equal(0, effect.Slope!.Estimate, 9);
    }
}

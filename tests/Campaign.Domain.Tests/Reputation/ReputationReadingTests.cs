using Campaign.Domain.Reputation;
using CsCheck;
using static Campaign.Domain.Tests.Reputation.Days;

namespace Campaign.Domain.Tests.Reputation;

public sealed class ReputationReadingTests
{
    private static readonly double?[] SevenNormalDays = [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4];

    [Fact]
    public void Baseline_is_the_mean_and_sample_deviation_of_the_days_before_the_onset()
    {
        var baseline = Read([.. From(-10, Quiet), .. From(0, Dip)]).Baseline;
        Assert.Equal(0.5, baseline.Mean!.Value, 9);
        Assert.Equal(0.105409, baseline.Sigma!.Value, 6);
        Assert.Equal(10, baseline.Days);
    }

    [Fact]
    public void Baseline_says_not_enough_data_below_seven_days()
    {
        var reading = Read([.. From(-6, Quiet[..6]), .. From(0, Dip), .. From(6, SevenNormalDays)]);
        Assert.Equal(new Baseline(null, null, 6), reading.Baseline);
        Assert.Equal(RecoveryVerdict.NotEnoughData, reading.Verdict);
        Assert.Null(reading.RecoveryIndex);
        Assert.Null(reading.RecoveredOn);
        Assert.Equal(-0.6, reading.Trough!.Value, 9);
    }

    [Fact]
    public void Days_older_than_the_window_are_not_part_of_the_baseline() =>
        Assert.Equal(28, Read([.. From(-60, Enumerable.Repeat<double?>(0.2, 60))]).Baseline.Days);

    [Fact]
    public void Trough_is_the_lowest_three_day_mean()
    {
        var reading = Read([.. From(-10, Quiet), .. From(0, Dip)]);
        Assert.Equal(-0.6, reading.Trough!.Value, 9);
        Assert.Equal(Onset.AddDays(3), reading.TroughOn);
    }

    [Fact]
    public void Recovered_on_the_first_of_seven_normal_days_in_a_row()
    {
        // 0.4 lies inside 0.5 ± 0.1054; index = 100 · (0.4 + 0.6) / (0.5 + 0.6) = 90.909.
        var reading = Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, SevenNormalDays)]);
        Assert.Equal(RecoveryVerdict.Recovered, reading.Verdict);
        Assert.Equal(Onset.AddDays(6), reading.RecoveredOn);
        Assert.Equal(6, reading.TimeToRecoverDays);
        Assert.Equal(90.909, reading.RecoveryIndex!.Value, 3);
    }

    [Fact]
    public void Six_normal_days_are_not_yet_a_recovery() =>
        Assert.Equal(RecoveryVerdict.NotRecovered, Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, SevenNormalDays[1..])]).Verdict);

    [Fact]
    public void A_day_without_mentions_breaks_the_streak()
    {
        var reading = Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, 0.4, 0.4, 0.4, null, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4)]);
        Assert.Equal(Onset.AddDays(10), reading.RecoveredOn);
    }

    [Fact]
    public void A_day_without_mentions_is_a_gap_in_the_series_and_no_zero()
    {
        var gap = Read([.. From(-10, Quiet), .. From(0, -0.2, null, -0.6)]).Series.Single(point => point.T == "2026-03-02");
        Assert.Equal((0, null, null, null), (gap.Positive + gap.Neutral + gap.Negative, gap.Net, gap.OrganicNet, gap.Index));
    }

    [Fact]
    public void Better_than_the_band_counts_as_normal() =>
        Assert.Equal(RecoveryVerdict.Recovered, Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, Enumerable.Repeat<double?>(1, 7))]).Verdict);

    [Fact]
    public void With_no_spread_in_the_baseline_the_mean_itself_has_to_be_reached()
    {
        Tally[] flat = [.. From(-10, Enumerable.Repeat<double?>(0.6, 10)), .. From(0, Dip)];
        Assert.Equal(0, Read(flat).Baseline.Sigma!.Value, 9);
        Assert.Equal(RecoveryVerdict.NotRecovered, Read([.. flat, .. From(6, SevenNormalDays)]).Verdict);
        Assert.Equal(RecoveryVerdict.Recovered, Read([.. flat, .. From(6, Enumerable.Repeat<double?>(0.6, 7))]).Verdict);
    }

    [Fact]
    public void Nothing_to_recover_from_when_the_curve_never_left_its_band() =>
        Assert.Equal(RecoveryVerdict.NoDip, Read([.. From(-10, Quiet), .. From(0, SevenNormalDays)]).Verdict);

    [Fact]
    public void Relapsed_when_the_three_day_mean_falls_below_the_band_again()
    {
        var reading = Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, SevenNormalDays), .. From(13, -0.2, -0.2, -0.4)]);
        Assert.Equal(RecoveryVerdict.Relapsed, reading.Verdict);
        Assert.Equal(Onset.AddDays(6), reading.RecoveredOn);
        Assert.Equal(Onset.AddDays(15), reading.RelapsedOn);
    }

    [Theory]
    [InlineData(Origin.Paid)]
    [InlineData(Origin.Incentivised)]
    [InlineData(Origin.Owned)]
    [InlineData(Origin.Staff)]
    public void Mentions_that_are_not_organic_change_only_the_full_curve(Origin origin)
    {
        var point = Read([.. From(-10, Quiet), Day(0, -0.6), Day(0, 1, origin)]).Series[^1];
        Assert.Equal(-0.6, point.OrganicNet!.Value, 9);
        Assert.Equal(0.2, point.Net!.Value, 9);
    }

    [Fact]
    public void A_day_is_a_calendar_day_in_the_campaigns_zone()
    {
        // 17:00 UTC on 28 February is 1:00 on 1 March in Shanghai.
        var reading = Read(new Tally(new DateTimeOffset(2026, 2, 28, 17, 0, 0, TimeSpan.Zero), "weibo", Origin.Organic, 1, 0, 0));
        Assert.Equal("2026-03-01", Assert.Single(reading.Series).T);
    }

    [Fact]
    public void An_hourly_series_keeps_the_daily_verdict()
    {
        Tally[] tallies = [.. From(-10, Quiet), .. From(0, Dip), .. From(6, SevenNormalDays)];
        var hourly = ReputationReading.Of(tallies, Question with { Bucket = Bucket.Hour, From = Onset, To = Onset.AddDays(1) });
        Assert.Equal(Read(tallies).RecoveredOn, hourly.RecoveredOn);
        Assert.Equal(48, hourly.Series.Count);
        Assert.Equal("2026-03-01T00:00:00+08:00", hourly.Series[0].T);
    }

    [Fact]
    public void Measures_a_single_channel_when_asked()
    {
        var weibo = ReputationReading.Of([Day(0, -0.6), Day(0, 1, channel: "xiaohongshu")], Question with { Channel = "weibo" });
        Assert.Equal((2, 8), (weibo.Series[0].Positive, weibo.Series[0].Negative));
    }

    [Fact]
    public void The_weighted_index_is_the_mean_of_its_measures()
    {
        var reading = Read([.. From(-10, Quiet), .. From(0, Dip), .. From(6, SevenNormalDays)]);
        Assert.Equal(reading.Measures.Average(measure => measure.Index!.Value), reading.WeightedIndex!.Value, 9);
        Assert.Equal(0.25, reading.Measures[1].Baseline!.Value, 9);
    }

    [Fact]
    public void No_mentions_at_all_means_not_enough_data()
    {
        var reading = Read();
        Assert.Equal((RecoveryVerdict.NotEnoughData, 0), (reading.Verdict, reading.Series.Count));
    }

    /// <summary>Days from the 30th before the onset on, one of five without mentions.</summary>
    [Fact]
    public void Random_curves_keep_the_index_between_0_and_100_and_count_every_mention() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 23], Gen.Enum<Origin>(), Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 8]).Array[0, 90].Sample(
            days =>
            {
                Tally[] tallies =
                [
                    .. from day in days.Index()
                       where day.Item.Item1 > 0
                       select new Tally(At(day.Index - 30).AddHours(day.Item.Item2), "weibo", day.Item.Item3, day.Item.Item4, day.Item.Item5, day.Item.Item6),
                ];
                var reading = Read(tallies);
                Assert.True(reading.Series.All(point => point.Index is null or (>= 0 and <= 100)));
                Assert.Equal(tallies.Sum(tally => tally.Tones.All), reading.Series.Sum(point => point.Positive + point.Neutral + point.Negative));
                Assert.True(reading.RecoveredOn is null || reading.RecoveredOn > reading.TroughOn);
            },
            iter: 200);
}

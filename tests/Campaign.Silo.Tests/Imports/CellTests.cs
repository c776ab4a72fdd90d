using Campaign.Silo.Imports.Rows;

namespace Campaign.Silo.Tests.Imports;

public sealed class CellTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2015-02-24 11:47:53 -0800", "2015-02-24T11:47:53-08:00")]
    [InlineData("2015-02-24T11:47:53.250Z", "2015-02-24T11:47:53.250+00:00")]
    [InlineData("2015-02-24T11:47:53+08:00", "2015-02-24T11:47:53+08:00")]
    [InlineData("2015/2/24 11:47", "2015-02-24T11:47:00+08:00")]
    [InlineData("2026年3月1日 12:30", "2026-03-01T12:30:00+08:00")]
    [InlineData("2026年3月1日 下午3点05分", "2026-03-01T15:05:00+08:00")]
    [InlineData("2026.3.1", "2026-03-01T00:00:00+08:00")]
    [InlineData(" 2026-03-01 00:00:00.0000000 ", "2026-03-01T00:00:00+08:00")]
    [InlineData("42059.5", "2015-02-24T12:00:00+08:00")]
    [InlineData("1424807273", "2015-02-24T19:47:53+00:00")]
    [InlineData("1424807273250", "2015-02-24T19:47:53.250+00:00")]
    public void Reads_times(string text, string expected)
    {
        Assert.True(TimeCell.TryParse(text, Shanghai, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2/24/2015 11:47")]
    [InlineData("2015-02-30")]
    [InlineData("2015-02-24 25:00")]
    [InlineData("2015-02-24 11:47 +9900")]
    [InlineData("2015-02-24 11:47 or so")]
    [InlineData("0001-01-01")]
    [InlineData("99999999999999999999")]
    [InlineData("5")]
    [InlineData(".")]
    public void Refuses_values_that_are_not_times(string text) => Assert.False(TimeCell.TryParse(text, Shanghai, out _));

    [Theory]
    [InlineData("1,234", 1_234)]
    [InlineData("1.2万", 12_000)]
    [InlineData("3.4w", 34_000)]
    [InlineData("10万+", 100_000)]
    [InlineData("5k", 5_000)]
    [InlineData("1.5亿", 150_000_000)]
    [InlineData("￥2,000.50元", 2_000.50)]
    [InlineData("0", 0)]
    public void Reads_numbers(string text, double expected)
    {
        Assert.True(NumberCell.TryParse(text, out var value));
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("万")]
    [InlineData("many")]
    [InlineData("NaN")]
    [InlineData("1e28")]
    [InlineData("99999999999999亿")]
    public void Refuses_values_that_are_not_counts(string text) => Assert.False(NumberCell.TryParse(text, out _));
}

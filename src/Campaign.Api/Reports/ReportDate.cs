using System.Globalization;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Reports;

/// <summary>The moment a report speaks of, and why there is none of some.</summary>
internal static class ReportDate
{
    public static Refusal Invalid { get; } = Refusal.Invalid(
        "as-of-invalid", "asOf 请写成日期（yyyy-MM-dd）或带时区的时间。", "asOf must be a date (yyyy-MM-dd) or a time with its offset.");

    /// <summary>Nobody knows yet what a day will have brought.</summary>
    /// <param name="today">Where the campaigns are.</param>
    public static Refusal Future(DateOnly today) => Refusal.Invalid(
        "as-of-future",
        $"这一天还没有到（活动所在地今天是 {today:yyyy-MM-dd}），没有生成报告。请选今天或更早的日期。",
        $"That day has not come (today is {today:yyyy-MM-dd} where the campaigns are). No report was made. Choose today or an earlier day.");

    /// <summary>Nothing is on record from before a campaign was entered.</summary>
    public static Refusal TooEarly(DateTimeOffset created) => Refusal.Invalid(
        "as-of-too-early",
        $"修复活动在 {created:yyyy-MM-dd HH:mm} 才录入，此前没有任何记录，没有生成报告。请选那天或之后的日期。",
        $"The campaign was entered on {created:yyyy-MM-dd} at {created:HH:mm}; nothing is on record from before. No report was made. Choose that day or a later one.");

    /// <summary>A day means its last moment in the campaign's zone; nothing asked means now; what cannot be read, or is a time without its offset, gives null.</summary>
    public static DateTimeOffset? Parse(string? asked, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (string.IsNullOrEmpty(asked))
        {
            return now;
        }

        if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var midnight = day.Year is > 1990 and < 9000 ? day.AddDays(1).ToDateTime(TimeOnly.MinValue) : (DateTime?)null;
            return midnight is { } end ? new DateTimeOffset(end, zone.GetUtcOffset(end)).AddTicks(-1) : null;
        }

        return DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && !Instants.LacksOffset(asked) ? moment : null;
    }
}

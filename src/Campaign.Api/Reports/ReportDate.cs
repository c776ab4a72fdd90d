using System.Globalization;
using Campaign.Api.Http;

namespace Campaign.Api.Reports;

/// <summary>The moment a report speaks of.</summary>
internal static class ReportDate
{
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

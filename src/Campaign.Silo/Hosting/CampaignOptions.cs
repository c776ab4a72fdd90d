namespace Campaign.Silo.Hosting;

/// <summary>Section <c>Campaign</c>.</summary>
public sealed class CampaignOptions
{
    /// <summary>Where SQLite, uploads and reports are kept.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>Once set, every API call needs it as a bearer token.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Says where a campaign's day begins.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>A process that is asked to stop takes at most so long to finish what runs.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pages and programs that one node tells of changes at a time; more are refused.</summary>
    public int MostStreams { get; set; } = 500;

    /// <summary>The day it is where the campaigns are.</summary>
    public DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

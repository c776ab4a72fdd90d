namespace Campaign.Silo.Hosting;

/// <summary>Section <c>Campaign</c>.</summary>
public sealed class CampaignOptions
{
    /// <summary>Where SQLite, uploads and reports are kept.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>A bearer token that may do everything, for programs of whoever runs this.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Of the first administrator, read once: when nobody can sign in yet. A random one is made without it.</summary>
    public string? AdminPassword { get; set; }

    /// <summary>IP address of the proxy that ends https before this process; what it says of its visitors is believed.</summary>
    public string? TrustedProxy { get; set; }

    /// <summary>Says where a campaign's day begins, and where the times of imported files are taken that name no zone. An IANA name.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The zone of that name; checked as the process starts.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Whoever wrote the latest draft of a deliverable or a story does not approve it. The same on every node.</summary>
    public bool FourEyes { get; set; } = true;

    /// <summary>A process that is asked to stop takes at most so long to finish what runs.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pages and programs that one node tells of changes at a time; more are refused.</summary>
    public int MostStreams { get; set; } = 500;

    /// <summary>The day it is where the campaigns are.</summary>
    public DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}

namespace Campaign.Silo.Hosting;

/// <summary>The settings section <c>Campaign</c>.</summary>
public sealed class CampaignOptions
{
    /// <summary>Where the SQLite database, uploads and reports are stored.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>A bearer token with all rights, for the operator's own programs.</summary>
    public string? ApiToken { get; set; }

    /// <summary>The first administrator's password, read only while there is nobody yet. A random one is generated if it is not set.</summary>
    public string? AdminPassword { get; set; }

    /// <summary>IP address of the proxy that terminates https for this process; its forwarded headers are trusted.</summary>
    public string? TrustedProxy { get; set; }

    /// <summary>The time zone in which campaigns' days begin, and of imported times without a zone. An IANA name.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The zone with that name; checked at start.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Whether whoever wrote the latest draft of a deliverable or story may not approve it. Must be the same on every node.</summary>
    public bool FourEyes { get; set; } = true;

    /// <summary>The longest time that a process which is asked to stop takes to finish running work.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most live-update streams that a node keeps open; more are refused.</summary>
    public int MostStreams { get; set; } = 500;

    /// <summary>Today's date in the campaigns' time zone.</summary>
    public DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}

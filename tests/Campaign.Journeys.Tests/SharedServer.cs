using System.Globalization;

namespace Campaign.Journeys.Tests;

/// <summary>One server for all tests of a class, each of which changes nothing or uses only names of its own.</summary>
public class SharedServer : IDisposable
{
    private int _names;

    public SharedServer()
        : this(null)
    {
    }

    protected SharedServer(TimeProvider? clock) => Server = new(clock);

    public CampaignServer Server { get; }

    /// <summary>A name that no other test of the class has.</summary>
    public string Name(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{++_names}");

    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A shared server with a clock that each test sets.</summary>
public sealed class ClockedServer : SharedServer
{
    public ClockedServer()
        : this(new FakeClock(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8))))
    {
    }

    private ClockedServer(FakeClock clock)
        : base(clock) => Clock = clock;

    internal FakeClock Clock { get; }
}

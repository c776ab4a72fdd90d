using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>A place where two grains must block a thread each to get through.</summary>
public sealed class Meeting
{
    private static readonly ConcurrentDictionary<string, Meeting> Places = new();

    public Barrier? Barrier { get; set; }

    public static Meeting Of(string place) => Places.GetOrAdd(place, _ => new());
}

public interface IMeetingGrain : IGrainWithStringKey
{
    Task<bool> Meet(string place);
}

public sealed class MeetingGrain : Grain, IMeetingGrain
{
    public Task<bool> Meet(string place) => Task.FromResult(Meeting.Of(place).Barrier!.SignalAndWait(TimeSpan.FromSeconds(10)));
}

using Campaign.Storage.Journal;

namespace Campaign.Storage.PostgreSql;

/// <summary>A person's number and key while a group is written.</summary>
internal sealed record Person(long Number, byte[]? Key);

/// <summary>A step that declares what it needs to know, so that one query is enough for the whole group.</summary>
internal interface IForesees
{
    void Foresee(GroupState state);
}

/// <summary>What a group's units need to know about the journal, updated with each of them.</summary>
internal sealed class GroupState : IJournalState
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<PreparedUnit> _taken = [];

    /// <summary>Request keys to look up.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Streams with their versions; 0 until known.</summary>
    public Dictionary<string, long> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>The people of the units' records; null for those not known yet.</summary>
    public Dictionary<string, Person?> People { get; } = new(StringComparer.Ordinal);

    /// <summary>The units to write.</summary>
    public IReadOnlyList<PreparedUnit> Taken => _taken;

    public void Expect(PreparedUnit unit)
    {
        foreach (var request in unit.Requests)
        {
            Keys.Add(request.Key.Key);
        }

        foreach (var stream in unit.Streams)
        {
            Streams.TryAdd(stream.Stream, 0);
        }

        foreach (var record in unit.Personal)
        {
            People.TryAdd(record.Subject, null);
        }
    }

    public void Use(string requestKey) => _used.Add(requestKey);

    /// <summary>Adds a unit that will be written; later units see its effects.</summary>
    public void Take(PreparedUnit unit)
    {
        _taken.Add(unit);
        foreach (var request in unit.Requests)
        {
            _used.Add(request.Key.Key);
        }

        foreach (var stream in unit.Streams)
        {
            Streams[stream.Stream] += stream.Facts.Count;
        }
    }

    public bool IsUsed(string requestKey) => _used.Contains(requestKey);

    public long VersionOf(string stream) => Streams[stream];
}

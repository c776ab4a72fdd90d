using Campaign.Storage.Journal;

namespace Campaign.Storage.PostgreSql;

/// <summary>A person as they stand while a group is written.</summary>
internal sealed record Person(long Number, byte[]? Key);

/// <summary>A step that says what it needs to know, so that one question is asked for the whole group.</summary>
internal interface IForesees
{
    void Foresee(GroupState state);
}

/// <summary>What a group's units need to know of the journal, and how it moves on with each of them.</summary>
internal sealed class GroupState : IJournalState
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<PreparedUnit> _taken = [];

    /// <summary>Request keys to look for.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Streams with their versions; 0 until it is known.</summary>
    public Dictionary<string, long> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>The people of the units' records; null for who is not known yet.</summary>
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

    /// <summary>Takes a unit that was decided to be written: those after it see it.</summary>
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

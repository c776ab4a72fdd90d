namespace Campaign.Storage.Changes;

/// <summary>
/// Pending changes, one per stream. It stays small whatever happens: when there are too many, those of a campaign are replaced by one that names the
/// campaign alone. Not thread-safe.
/// </summary>
internal sealed class ChangeDigest
{
    /// <summary>Approximate bytes of JSON: what one PostgreSQL notification can hold.</summary>
    private const int LargestSize = 7500;
    private const int SizeOfFrame = 60;
    private readonly Dictionary<string, Change> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _campaigns = new(StringComparer.Ordinal);
    private bool _everything;
    private int _size;

    public bool IsEmpty => !_everything && _streams.Count == 0 && _campaigns.Count == 0;

    public void Add(Change change)
    {
        if (change.Stream is null)
        {
            AddMany(change.Campaign);
        }
        else if (change.Campaign is null || !_campaigns.Contains(change.Campaign))
        {
            _size += _streams.TryGetValue(change.Stream, out var known) ? 0 : SizeOf(change.Stream, change.Campaign);
            _streams[change.Stream] = known?.Version > change.Version ? known : change;
        }

        if (_size > LargestSize)
        {
            Shrink();
        }
    }

    public IReadOnlyList<Change> ToList() =>
    [
        .. _everything ? [Change.Everything] : Array.Empty<Change>(),
        .. _campaigns.Select(Change.MuchOf),
        .. _streams.Values,
    ];

    private void AddMany(string? campaign)
    {
        _everything |= campaign is null;
        if (campaign is not null && _campaigns.Add(campaign))
        {
            _size += SizeOf(null, campaign);
        }
    }

    private void Shrink()
    {
        foreach (var campaign in _streams.Values.Select(change => change.Campaign).OfType<string>())
        {
            _campaigns.Add(campaign);
        }

        foreach (var (stream, _) in _streams.Where(entry => entry.Value.Campaign is not null).ToList())
        {
            _streams.Remove(stream);
        }

        _size = _streams.Values.Sum(change => SizeOf(change.Stream, null)) + _campaigns.Sum(campaign => SizeOf(null, campaign));
        if (_size > LargestSize)
        {
            _streams.Clear();
            _campaigns.Clear();
            (_everything, _size) = (true, 0);
        }
    }

    private static int SizeOf(string? stream, string? campaign) => SizeOfFrame + (stream?.Length ?? 0) + (campaign?.Length ?? 0);
}

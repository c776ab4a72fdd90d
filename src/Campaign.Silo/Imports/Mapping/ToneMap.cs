using Campaign.Domain.Mentions;
using System.Text.Json;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>Translates a file's own values for tone, such as 1 and 0. Words that it does not list keep their usual meaning.</summary>
public sealed class ToneMap
{
    private const int MaxEntries = 1_000;

    private readonly Dictionary<string, Tone> tones = new(StringComparer.OrdinalIgnoreCase);

    private ToneMap()
    {
    }

    /// <summary>Knows only the usual words.</summary>
    public static ToneMap Usual { get; } = new();

    /// <summary>The tone that a value in the file means; null when unknown.</summary>
    public Tone? Find(ReadOnlySpan<char> mark) =>
        (tones.Count > 0 ? Vocabulary.Find(tones, mark) : null) ?? Vocabulary.ToneOf(mark);

    /// <summary>
    /// Reads <c>{"1":"positive","0":"negative"}</c> (file's value → our tone), or the reverse, <c>{"positive":1,"negative":[0,-1]}</c>,
    /// when no value is a tone but every key is one. Null when it is neither.
    /// </summary>
    internal static ToneMap? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() > MaxEntries)
        {
            return null;
        }

        var pairs = json.EnumerateObject().SelectMany(Pairs).ToList();
        var isTheirsToOurs = pairs.TrueForAll(pair => Vocabulary.ToneOf(pair.Value) is not null);
        var isOursToTheirs = pairs.TrueForAll(pair => Vocabulary.ToneOf(pair.Key) is not null);
        if (!isTheirsToOurs && !isOursToTheirs)
        {
            return null;
        }

        var map = new ToneMap();
        foreach (var (key, value) in pairs)
        {
            var (theirs, ours) = isTheirsToOurs ? (key, value) : (value, key);
            if (!map.tones.TryAdd(theirs.Trim(), Vocabulary.ToneOf(ours)!.Value))
            {
                return null;
            }
        }

        return map;
    }

    private static IEnumerable<(string Key, string Value)> Pairs(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Array
        ? property.Value.EnumerateArray().Select(item => (property.Name, item.ToString()))
        : [(property.Name, property.Value.ToString())];
}

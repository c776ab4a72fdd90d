using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaign.Domain.Decisions;

/// <summary>The one JSON form of facts, messages and states: in the journal, in snapshots and between grains.</summary>
public static class DomainJson
{
    /// <summary>camelCase, enum values in kebab-case, nulls left out, Chinese readable.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private static readonly Dictionary<string, Type> Types = typeof(Fact).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<NamedAttribute>() is not null)
        .ToDictionary(type => type.GetCustomAttribute<NamedAttribute>()!.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every named fact and message, by the name under which it is kept.</summary>
    public static IReadOnlyDictionary<string, Type> Named => Types;

    /// <summary>The name of a fact or message.</summary>
    /// <exception cref="InvalidOperationException">The type carries no <see cref="NamedAttribute"/>: a fault of ours.</exception>
    public static string NameOf(object thing) => Names.TryGetValue(thing.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"{thing.GetType()} has no stable name.");

    /// <summary>An enum value as it stands in JSON: <c>in-review</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => EnumWords<T>.Of[value];

    /// <summary>The enum value of a word as it stands in JSON.</summary>
    /// <exception cref="KeyNotFoundException">No value has this word.</exception>
    public static T Value<T>(string word)
        where T : struct, Enum => EnumWords<T>.Values[word];

    /// <summary>The words of an enum, without the one for a thing that does not exist.</summary>
    public static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. EnumWords<T>.Of.Where(pair => pair.Value != "none").Select(pair => pair.Value)];

    public static byte[] Write(object thing) => JsonSerializer.SerializeToUtf8Bytes(thing, thing.GetType(), Options);

    /// <summary>Reads a fact or message back by its name.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown: the data comes from a newer version of Campaign.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> json)
        where T : class => Types.TryGetValue(name, out var type)
        ? (T)JsonSerializer.Deserialize(json, type, Options)!
        : throw new InvalidOperationException($"'{name}' is not known here; it was written by a newer version of Campaign.");

    private static class EnumWords<T>
        where T : struct, Enum
    {
        public static Dictionary<T, string> Of { get; } =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static Dictionary<string, T> Values { get; } = Of.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}

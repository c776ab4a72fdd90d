using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FlatAttribute.Flatten } },
    };

    private static readonly HashSet<Assembly> Assemblies = [typeof(Fact).Assembly];
    private static Lazy<KeptTypes> _types = Find([.. Assemblies]);

    /// <summary>Every fact and message of the product, and of what was added to it.</summary>
    public static KeptTypes Kept => _types.Value;

    /// <summary>Adds the facts and messages of another assembly.</summary>
    public static void Add(Assembly assembly)
    {
        lock (Assemblies)
        {
            if (Assemblies.Add(assembly))
            {
                _types = Find([.. Assemblies]);
            }
        }
    }

    /// <inheritdoc cref="KeptTypes.NameOf"/>
    public static string NameOf(object thing) => Kept.NameOf(thing.GetType());

    /// <inheritdoc cref="KeptTypes.KeptNameOf"/>
    public static string KeptNameOf(object thing) => Kept.KeptNameOf(thing.GetType());

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

    /// <inheritdoc cref="KeptTypes.Read"/>
    public static T Read<T>(string keptName, ReadOnlySpan<byte> json)
        where T : class => (T)Kept.Read(keptName, json);

    private static Lazy<KeptTypes> Find(Assembly[] assemblies) => new(() => new KeptTypes([.. assemblies.SelectMany(assembly => assembly.GetTypes())]));

    private static class EnumWords<T>
        where T : struct, Enum
    {
        public static Dictionary<T, string> Of { get; } =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static Dictionary<string, T> Values { get; } = Of.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}

using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Campaign.Domain.Decisions;

/// <summary>
/// The types of facts and messages by the names under which they are kept, and the way from what earlier builds kept to what this one knows. The first
/// generation is kept under the stable name itself, a later one as <c>grant.voided@2</c>: an older build refuses what it does not understand.
/// </summary>
public sealed class KeptTypes
{
    private const char GenerationMark = '@';

    // What is kept is read strictly: a renamed or missing property is an error, not a default value that nobody sees.
    private static readonly JsonSerializerOptions Strict = new(DomainJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Require, FlatAttribute.Flatten } },
    };

    private readonly Dictionary<string, Kept> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Kept> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Kept> _types = [];

    /// <param name="types">Those that are kept, and those that hold upcasters; others are passed over.</param>
    /// <exception cref="InvalidOperationException">Two types share a name, or nothing leads from one generation to the next: a fault of ours.</exception>
    public KeptTypes(params IReadOnlyList<Type> types)
    {
        var upcasters = types.SelectMany(UpcastersOf).ToLookup(upcaster => upcaster.Step.Name, StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (type.GetCustomAttribute<NamedAttribute>() is { } named)
            {
                Add(new Kept(type, named, StepsOf(named, upcasters[named.Name])));
            }
        }
    }

    /// <summary>Every named fact and message, by its stable name.</summary>
    public IReadOnlyDictionary<string, Type> Named => _named.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal);

    /// <summary>The stable name of a fact or message, the same for every generation.</summary>
    /// <exception cref="InvalidOperationException">The type carries no <see cref="NamedAttribute"/>: a fault of ours.</exception>
    public string NameOf(Type type) => Of(type).Named.Name;

    /// <summary>The name under which it is kept: the stable name with its generation.</summary>
    /// <exception cref="InvalidOperationException">The type carries no <see cref="NamedAttribute"/>: a fault of ours.</exception>
    public string KeptNameOf(Type type) => Of(type).Name;

    /// <summary>Reads a fact or message back by the name under which it was kept, by this build or an earlier one.</summary>
    /// <exception cref="InvalidOperationException">The name or its generation is unknown: the data comes from a newer version of Campaign.</exception>
    /// <exception cref="JsonException">The data is not what this generation keeps.</exception>
    public object Read(string keptName, ReadOnlySpan<byte> json)
    {
        if (_current.TryGetValue(keptName, out var current))
        {
            return JsonSerializer.Deserialize(json, current.Type, Strict) ?? throw new JsonException($"'{keptName}' is empty.");
        }

        var (name, generation) = Split(keptName);
        if (!_named.TryGetValue(name, out var kept) || generation < 1 || generation > kept.Named.Generation)
        {
            throw new InvalidOperationException($"'{keptName}' is not known here; it was written by a newer version of Campaign.");
        }

        var data = kept.Steps.Skip(generation - 1).Aggregate(JsonSerializer.Deserialize<JsonObject>(json)!, (data, step) => step(data));
        return data.Deserialize(kept.Type, Strict)!;
    }

    private static (string Name, int Generation) Split(string keptName)
    {
        var mark = keptName.LastIndexOf(GenerationMark);
        return mark < 0 ? (keptName, 1)
            : (keptName[..mark], int.TryParse(keptName.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0);
    }

    private static IEnumerable<(UpcastsAttribute Step, MethodInfo Method)> UpcastersOf(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .SelectMany(method => method.GetCustomAttributes<UpcastsAttribute>().Select(step => (step, method)));

    private static Func<JsonObject, JsonObject>[] StepsOf(NamedAttribute named, IEnumerable<(UpcastsAttribute Step, MethodInfo Method)> upcasters)
    {
        var ordered = upcasters.OrderBy(upcaster => upcaster.Step.From).ToList();
        return ordered.Select(upcaster => upcaster.Step.From).SequenceEqual(Enumerable.Range(1, named.Generation - 1))
            ? [.. ordered.Select(upcaster => upcaster.Method.CreateDelegate<Func<JsonObject, JsonObject>>())]
            : throw new InvalidOperationException($"'{named.Name}' is in generation {named.Generation}: it needs one upcaster from each earlier one.");
    }

    /// <summary>What is neither optional nor nullable must be there.</summary>
    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false };
        }
    }

    private Kept Of(Type type) => _types.TryGetValue(type, out var kept) ? kept : throw new InvalidOperationException($"{type} has no stable name.");

    private void Add(Kept kept)
    {
        if (!_named.TryAdd(kept.Named.Name, kept))
        {
            throw new InvalidOperationException($"{kept.Type} and {_named[kept.Named.Name].Type} are both called '{kept.Named.Name}'.");
        }

        _current.Add(kept.Name, kept);
        _types.Add(kept.Type, kept);
    }

    /// <param name="Steps">From generation 1 to 2, from 2 to 3, and so on.</param>
    private sealed record Kept(Type Type, NamedAttribute Named, Func<JsonObject, JsonObject>[] Steps)
    {
        public string Name { get; } = Named.Generation == 1 ? Named.Name : string.Create(CultureInfo.InvariantCulture, $"{Named.Name}{GenerationMark}{Named.Generation}");
    }
}

using System.Text.Json.Serialization.Metadata;

namespace Campaign.Domain.Decisions;

/// <summary>
/// Marks a property whose parts stand in JSON beside the other properties instead of in an object of their own, so that facts and states may share a record
/// without being kept in another form. The record has a constructor without parameters; its properties are <c>init</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlatAttribute : Attribute
{
    internal static void Flatten(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { AttributeProvider: { } source } whole && source.IsDefined(typeof(FlatAttribute), inherit: false))
            {
                Flatten(type, index, whole);
            }
        }
    }

    private static void Flatten(JsonTypeInfo type, int index, JsonPropertyInfo whole)
    {
        var (get, set, record) = (whole.Get!, whole.Set!, type.Options.GetTypeInfo(whole.PropertyType));

        // It stays because the constructor asks for it, which gets null: the parts come after it, and are this record's alone.
        whole.ShouldSerialize = (_, _) => false;
        whole.IsRequired = false;
        foreach (var part in record.Properties.Where(part => part is { Get: not null, Set: not null }))
        {
            var (read, write, flat) = (part.Get!, part.Set!, type.CreateJsonPropertyInfo(part.PropertyType, part.Name));
            flat.Get = thing => read(get(thing)!);
            flat.Set = (thing, value) => write(Whole(thing), value);
            flat.IsRequired = part.IsRequired;
            type.Properties.Insert(++index, flat);
        }

        object Whole(object thing)
        {
            if (get(thing) is { } known)
            {
                return known;
            }

            var made = record.CreateObject!();
            set(thing, made);
            return made;
        }
    }
}

using System.Text.Json;
using Campaign.Domain.Drafts;
using Campaign.Storage.Drafts;

namespace Campaign.Storage.States;

/// <summary>A kind of state, for whoever looks through all of them.</summary>
/// <param name="Name">As grains name it.</param>
/// <param name="Type">What is kept.</param>
/// <param name="Owner">The person whose a key's state is; null when the key is none of this kind's.</param>
internal sealed record StateKind(string Name, Type Type, Func<string, string?> Owner)
{
    public static IReadOnlyList<StateKind> All { get; } = [new(DraftKeys.Kind, typeof(DraftState), key => DraftKeys.Parts(key)?.Person)];

    public static StateKind? Of(string name) => All.SingleOrDefault(kind => kind.Name == name);

    public bool Reads(byte[] data)
    {
        try
        {
            return JsonSerializer.Deserialize(data, Type, StateJson.Options) is not null;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            return false;
        }
    }
}

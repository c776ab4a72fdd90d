using System.Text.Json;
using Campaign.Domain.Drafts;
using Campaign.Storage.Drafts;

namespace Campaign.Storage.States;

/// <summary>A kind of state, for code that goes through all states.</summary>
/// <param name="Name">The name that grains use.</param>
/// <param name="Type">The type that is stored.</param>
/// <param name="Owner">The person who owns the state with a key; null when the key is not of this kind.</param>
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

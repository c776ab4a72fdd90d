using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.States;

/// <summary>The JSON format of states: as for facts, but with every value, so that null, false, 0 and emptied lists are restored whatever a type's defaults.</summary>
public static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new(DomainJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
}

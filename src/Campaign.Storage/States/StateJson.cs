using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.States;

/// <summary>How states are written: as facts are, but with every value, so that null, false, 0 and emptied lists come back as they were whatever a type begins with.</summary>
public static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new(DomainJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
}

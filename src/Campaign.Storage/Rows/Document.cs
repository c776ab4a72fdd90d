using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.Rows;

/// <summary>A state that is written as JSON into a text column, and only then: of a hot row's many states in a transaction, one is written.</summary>
public sealed class Document(object state)
{
    public string ToJson() => JsonSerializer.Serialize(state, state.GetType(), DomainJson.Options);
}

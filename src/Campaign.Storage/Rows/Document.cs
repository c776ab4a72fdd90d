using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.Rows;

/// <summary>
/// A state that is written as JSON into a text column, and only then: of a hot row's many states in a unit, one is written. The text is made once,
/// on the thread of the unit's owner: the writer's time is everyone's.
/// </summary>
public sealed class Document(object state)
{
    private byte[]? _json;

    /// <summary>The state as UTF-8.</summary>
    internal byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), DomainJson.Options);

    internal void Finish() => _ = Json;
}

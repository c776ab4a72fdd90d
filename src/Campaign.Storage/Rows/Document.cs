using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.Rows;

/// <summary>
/// A state that is written as JSON into a text column. It is serialised late, so that of a hot row's many states in a unit only one is, and
/// on the thread of the unit's owner, because the writer's time is shared.
/// </summary>
public sealed class Document(object state)
{
    private byte[]? _json;

    /// <summary>The state as UTF-8.</summary>
    internal byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), DomainJson.Options);

    internal void Finish() => _ = Json;
}

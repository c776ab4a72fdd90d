using System.Text.Json.Serialization;

namespace Campaign.Domain.Decisions;

/// <summary>
/// Something that happened and will never be changed. Rules return facts without a stamp; the grain that commits them stamps who and when,
/// so no rule can forget to. The journal stores both in columns of their own.
/// </summary>
public abstract record Fact
{
    /// <summary>Who caused it: the caller's id, never a participant's personal data.</summary>
    [JsonIgnore]
    public string By { get; init; } = "";

    /// <summary>When it was decided.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }
}

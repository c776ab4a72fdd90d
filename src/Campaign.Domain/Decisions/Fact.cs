using System.Text.Json.Serialization;

namespace Campaign.Domain.Decisions;

/// <summary>
/// Something that happened and will never be changed. Rules return facts without stamp; the grain that commits them stamps who and when,
/// so no rule can forget it. The journal keeps both in columns of their own.
/// </summary>
public abstract record Fact
{
    /// <summary>Who caused it: the caller's name, never personal data of a participant.</summary>
    [JsonIgnore]
    public string By { get; init; } = "";

    /// <summary>When it was decided.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }
}

/// <summary>The stable name under which a fact (or a message) is kept. It outlives every rename of the type.</summary>
/// <param name="name">Noun and past participle, such as <c>deliverable.approved</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

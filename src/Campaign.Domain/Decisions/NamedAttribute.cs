namespace Campaign.Domain.Decisions;

/// <summary>The stable name under which a fact or message is stored. It survives every rename of the type.</summary>
/// <param name="name">Noun and past participle, such as <c>deliverable.approved</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Incremented when the JSON changes in a way that the type cannot read by itself. Data of earlier generations goes through <see cref="UpcastsAttribute"/>.</summary>
    public int Generation { get; init; } = 1;
}

/// <summary>Marks a static method, <c>JsonObject Method(JsonObject kept)</c>, that converts a fact or message from one generation to the next.</summary>
/// <param name="name">The stable name.</param>
/// <param name="from">The generation that it reads.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class UpcastsAttribute(string name, int from) : Attribute
{
    public string Name { get; } = name;

    public int From { get; } = from;
}

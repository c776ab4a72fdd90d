using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>What is agreed of a deliverable. The one list of it: facts, state, commands and answers take it from here.</summary>
/// <remarks>Required in JSON by attribute, too: in an answer a constructor sets them all, and JSON would take none for required.</remarks>
public record DeliverableTerms
{
    [JsonRequired]
    public required string Title { get; init; }

    [JsonRequired]
    public required string Channel { get; init; }

    [JsonRequired]
    public required DeliverableKind Kind { get; init; }

    /// <summary>The last day on which publication is in time.</summary>
    [JsonRequired]
    public required DateOnly Due { get; init; }

    [JsonRequired]
    public required decimal Fee { get; init; }

    /// <summary>The names of the terms as they stand in JSON.</summary>
    internal static ValueList<string> Names { get; } =
        [.. typeof(GivenTerms).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>Before anything was agreed: what nobody says in a brief is not there, and is asked for.</summary>
    internal static DeliverableTerms None { get; } = new() { Title = "", Channel = "", Kind = (DeliverableKind)(-1), Due = default, Fee = -1 };

    internal Refusal? Check() =>
        Field.Text("title", Title, 200)
        ?? Field.Text("channel", Channel, 50)
        ?? (Enum.IsDefined(Kind) ? null : DeliverableRefusals.KindInvalid)
        ?? (Due.Year >= 1990 ? null : DeliverableRefusals.DueInvalid)
        ?? Field.Amount("fee", Fee);
}

/// <summary>Terms as somebody gives them: what is null, or absent, was not said.</summary>
public record GivenTerms
{
    public string? Title { get; init; }

    public string? Channel { get; init; }

    public DeliverableKind? Kind { get; init; }

    /// <inheritdoc cref="DeliverableTerms.Due"/>
    public DateOnly? Due { get; init; }

    public decimal? Fee { get; init; }

    /// <summary>The terms with what was said; the rest stays as it was.</summary>
    internal DeliverableTerms Over(DeliverableTerms before) => before with
    {
        Title = (Title ?? before.Title).Trim(),
        Channel = (Channel ?? before.Channel).Trim(),
        Kind = Kind ?? before.Kind,
        Due = Due ?? before.Due,
        Fee = Fee ?? before.Fee,
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>What is agreed about a deliverable. Listed only here: facts, state, commands and answers all take it from this record.</summary>
/// <remarks>Marked required for JSON by attribute as well: in answers a constructor sets them all, and JSON would then treat none as required.</remarks>
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

    /// <summary>The names of the terms in JSON.</summary>
    internal static ValueList<string> Names { get; } =
        [.. typeof(GivenTerms).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>The terms before anything was agreed: what a brief leaves out is missing, and is asked for.</summary>
    internal static DeliverableTerms None { get; } = new() { Title = "", Channel = "", Kind = (DeliverableKind)(-1), Due = default, Fee = -1 };

    internal Refusal? Check() =>
        Field.Text("title", Title, 200)
        ?? Field.Text("channel", Channel, 50)
        ?? (Enum.IsDefined(Kind) ? null : DeliverableRefusals.KindInvalid)
        ?? (Due.Year >= 1990 ? null : DeliverableRefusals.DueInvalid)
        ?? Field.Amount("fee", Fee);
}

/// <summary>Terms as given in a request: null or absent means not given.</summary>
public record GivenTerms
{
    public string? Title { get; init; }

    public string? Channel { get; init; }

    public DeliverableKind? Kind { get; init; }

    /// <inheritdoc cref="DeliverableTerms.Due"/>
    public DateOnly? Due { get; init; }

    public decimal? Fee { get; init; }

    /// <summary>These terms applied to the previous ones; what was not given stays.</summary>
    internal DeliverableTerms Over(DeliverableTerms before) => before with
    {
        Title = (Title ?? before.Title).Trim(),
        Channel = (Channel ?? before.Channel).Trim(),
        Kind = Kind ?? before.Kind,
        Due = Due ?? before.Due,
        Fee = Fee ?? before.Fee,
    };
}

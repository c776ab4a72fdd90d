using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaign.Api.Partners;

/// <summary>Reads a proof of use: a note or link, or just whether there is one.</summary>
public sealed class ProofOfUse : JsonConverter<string?>
{
    /// <summary>Recorded when somebody only stated that there is proof.</summary>
    private const string Confirmed = "已确认 / confirmed";

    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Confirmed,
        JsonTokenType.False or JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

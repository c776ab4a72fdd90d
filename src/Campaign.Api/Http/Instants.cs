using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Http;

/// <summary>Times at the edge: ISO 8601 with an offset. Without one, the same text would mean a different time on each server, so it is refused, never guessed.</summary>
internal static class Instants
{
    /// <summary>Names the field, such as <c>crisis.onset</c>.</summary>
    public static Refusal OffsetMissing(string field) => Refusal.Invalid(
        "offset-missing",
        $"“{field}”没有写明时区，未作改动。请写成 2026-03-01T09:00:00+08:00 或 2026-03-01T01:00:00Z 这样的时间。",
        $"“{field}” does not say its offset from UTC. Nothing was changed. Write it like 2026-03-01T09:00:00+08:00 or 2026-03-01T01:00:00Z.");

    /// <summary>Whether a text reads as a time but has no offset.</summary>
    public static bool LacksOffset(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read) && read.Kind == DateTimeKind.Unspecified;

    /// <summary>Refuses query times without an offset, for every handler that takes a time. The framework would read them as UTC.</summary>
    public static EndpointFilterDelegate Ask(EndpointFilterFactoryContext handler, EndpointFilterDelegate next)
    {
        string[] names = [.. handler.MethodInfo.GetParameters().SelectMany(NamesOf)];
        return names.Length == 0 ? next : call =>
            names.FirstOrDefault(name => call.HttpContext.Request.Query[name].Any(LacksOffset)) is { } name
                ? ValueTask.FromResult<object?>(OffsetMissing(JsonNamingPolicy.CamelCase.ConvertName(name)).ToProblem(call.HttpContext))
                : next(call);
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute), inherit: false)
        ? parameter.ParameterType.GetProperties().Where(property => IsMoment(property.PropertyType)).Select(property => property.Name)
        : IsMoment(parameter.ParameterType) ? [parameter.Name!] : [];

    private static bool IsMoment(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset);

    /// <summary>Refuses times without an offset in bodies. Facts and states have their own options and stay readable.</summary>
    public sealed class Converter : JsonConverter<DateTimeOffset>
    {
        /// <exception cref="OffsetMissingException">The text has no offset.</exception>
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var moment = reader.GetDateTimeOffset();
            return reader.GetDateTime().Kind == DateTimeKind.Unspecified ? throw new OffsetMissingException() : moment;
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}

/// <summary>A time in a body has no offset. The serialiser adds the path of its field.</summary>
internal sealed class OffsetMissingException : JsonException
{
    /// <summary>The field as people know it, such as <c>crisis.onset</c>.</summary>
    public string Field => Path?.TrimStart('$', '.') ?? "";
}

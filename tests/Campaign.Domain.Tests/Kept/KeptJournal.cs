using System.Text.Json;

namespace Campaign.Domain.Tests.Kept;

/// <summary>
/// What builds have stored since 30 November 2026: streams with every type of fact, and messages, as they are in a database. Lines are added, never changed:
/// installations hold such data, and every later build must read it.
/// </summary>
internal static class KeptJournal
{
    public static IReadOnlyList<KeptLine> Facts { get; } = Read("journal.jsonl");

    public static IReadOnlyList<KeptLine> Messages { get; } = Read("messages.jsonl");

    private static KeptLine[] Read(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Kept", file)).Select(line => JsonSerializer.Deserialize<KeptLine>(line, JsonSerializerOptions.Web)!)];
}

/// <summary>A fact or a message as it was stored.</summary>
/// <param name="Type">The name with its generation, such as <c>grant.voided@2</c>.</param>
/// <param name="Now">What this build reads it as; absent when that is <paramref name="Data"/>, as it is for the current generation.</param>
internal sealed record KeptLine(string Type, JsonElement Data, JsonElement? Now = null, string? Stream = null, long Version = 0, DateTimeOffset At = default, string? By = null);

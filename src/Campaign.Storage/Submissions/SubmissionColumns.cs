using Campaign.Storage.Views;
using System.Text.Json;

namespace Campaign.Storage.Submissions;

/// <summary>A row as the database returns it.</summary>
internal class SubmissionColumns
{
    public string Id { get; init; } = "";

    public string Drive { get; init; } = "";

    public string Campaign { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Details { get; init; }

    public string? Handle { get; init; }

    public string? Text { get; init; }

    public string? Links { get; init; }

    public long Featured { get; init; }

    public long TextVersion { get; init; }

    public long Submitted { get; init; }

    public long Version { get; init; }

    public SubmissionRow ToRow() => new(
        Id,
        Drive,
        Campaign,
        Subject,
        Channel,
        Status,
        Details?.ToState<SubmissionDetails>() ?? SubmissionDetails.None,
        Handle,
        Text,
        Links is null ? [] : [.. JsonSerializer.Deserialize<string[]>(Links)!],
        Featured != 0,
        (int)TextVersion,
        DateTimeOffset.FromUnixTimeMilliseconds(Submitted),
        Version);
}

/// <summary>A search hit, with its place in the order of arrival.</summary>
internal sealed class FoundColumns : SubmissionColumns
{
    public long Place { get; init; }
}

using System.Text.Json;
using Campaign.Api.Http;
using Campaign.Domain.Drafts;
using Campaign.Storage.Drafts;

namespace Campaign.Api.Drafts;

/// <summary>A draft, without its words.</summary>
/// <param name="Id">The form.</param>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="At">When its latest words came.</param>
/// <param name="Title">What the form is called where the person saw it.</param>
/// <param name="Path">The page that it is on.</param>
public sealed record DraftLine(string Id, string Status, long Version, DateTimeOffset At, string Title, string Path) : IResource
{
    internal static DraftLine Of(DraftRow row) => new(row.Form, SavedDraft.Saved, row.Version, row.Written, row.Draft.Title, row.Draft.Path);
}

/// <summary>A draft.</summary>
/// <param name="Id">The form.</param>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="At">When its latest words came.</param>
/// <param name="Title">What the form is called where the person saw it.</param>
/// <param name="Path">The page that it is on.</param>
/// <param name="Values">What stands in its fields.</param>
/// <param name="Basis">What the form is about as it was when the person began; null when it makes something new.</param>
public sealed record SavedDraft(string Id, string Status, long Version, DateTimeOffset At, string Title, string Path, JsonElement Values, JsonElement? Basis) : IResource
{
    internal const string Saved = "saved";

    internal static SavedDraft Of(DraftRow row) => new(
        row.Form, Saved, row.Version, row.Written, row.Draft.Title, row.Draft.Path, JsonElement.Parse(row.Draft.Values),
        row.Draft.Basis is { } basis ? JsonElement.Parse(basis) : null);
}

/// <param name="Values">What stands in the form's fields: a JSON object. Passwords, codes and keys are never sent.</param>
/// <param name="Basis">What the form is about as it was when the person began: a JSON object.</param>
/// <param name="Title">What the form is called where the person sees it; at most 200 characters.</param>
/// <param name="Path">The page that it is on; at most 1,000 characters.</param>
public sealed record KeepDraftBody(JsonElement? Values, JsonElement? Basis = null, string? Title = null, string? Path = null)
{
    /// <returns>Null when a part of it is no object.</returns>
    internal DraftState? ToState() => Values is { ValueKind: JsonValueKind.Object } values && Basis is null or { ValueKind: JsonValueKind.Object }
        ? new() { Values = Values!.Value.GetRawText(), Basis = Basis?.GetRawText(), Title = Title ?? "", Path = Path ?? "/" }
        : null;
}

using System.Text.Json;
using Campaign.Api.Http;
using Campaign.Domain.Drafts;
using Campaign.Storage.Drafts;

namespace Campaign.Api.Drafts;

/// <summary>An unsent draft without its field values.</summary>
/// <param name="Id">The form.</param>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="At">When it was last saved.</param>
/// <param name="Title">The form's title as the person saw it.</param>
/// <param name="Path">The page that the form is on.</param>
public sealed record DraftLine(string Id, string Status, long Version, DateTimeOffset At, string Title, string Path) : IResource
{
    internal static DraftLine Of(DraftRow row) => new(row.Form, SavedDraft.Saved, row.Version, row.Written, row.Draft.Title, row.Draft.Path);
}

/// <summary>An unsent draft.</summary>
/// <param name="Id">The form.</param>
/// <param name="Status">Always <c>saved</c>.</param>
/// <param name="At">When it was last saved.</param>
/// <param name="Title">The form's title as the person saw it.</param>
/// <param name="Path">The page that the form is on.</param>
/// <param name="Values">The values of the form's fields.</param>
/// <param name="Basis">The resource as it was when the person began editing; null when the form creates something new.</param>
public sealed record SavedDraft(string Id, string Status, long Version, DateTimeOffset At, string Title, string Path, JsonElement Values, JsonElement? Basis) : IResource
{
    internal const string Saved = "saved";

    internal static SavedDraft Of(DraftRow row) => new(
        row.Form, Saved, row.Version, row.Written, row.Draft.Title, row.Draft.Path, JsonElement.Parse(row.Draft.Values),
        row.Draft.Basis is { } basis ? JsonElement.Parse(basis) : null);
}

/// <param name="Values">The values of the form's fields, as a JSON object. Passwords, codes and keys are never sent.</param>
/// <param name="Basis">The resource as it was when the person began editing, as a JSON object.</param>
/// <param name="Title">The form's title as the person sees it; at most 200 characters.</param>
/// <param name="Path">The page that the form is on; at most 1,000 characters.</param>
public sealed record KeepDraftBody(JsonElement? Values, JsonElement? Basis = null, string? Title = null, string? Path = null)
{
    /// <returns>Null when a part of it is not an object.</returns>
    internal DraftState? ToState() => Values is { ValueKind: JsonValueKind.Object } values && Basis is null or { ValueKind: JsonValueKind.Object }
        ? new() { Values = Values!.Value.GetRawText(), Basis = Basis?.GetRawText(), Title = Title ?? "", Path = Path ?? "/" }
        : null;
}

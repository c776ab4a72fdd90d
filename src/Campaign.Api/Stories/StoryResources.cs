using System.Text.Json;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Documents.Stories;
using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Storage.Stories;
using Campaign.Storage.Views;

namespace Campaign.Api.Stories;

/// <summary>A post written from a template.</summary>
/// <param name="Status">draft | in-review | changes-requested | approved | scheduled | published | failed.</param>
/// <param name="Body">The rendered text.</param>
/// <param name="Findings">Compliance findings: an aid, not legal advice. A blocking one prevents approval.</param>
/// <param name="PublishAt">When it is scheduled to go out.</param>
/// <param name="FailReason">Why it did not go out: <c>not-published-in-time</c>, or somebody's words.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>approve</c>.</param>
/// <param name="Withheld">Steps that the caller's role allows but that somebody else has to take, with the reason: <c>approve</c> for whoever wrote the latest draft.</param>
public sealed record StoryResource(
    string Id, string Status, long Version, string Campaign, string Template, string Lang, string Title, string Body, ValueList<Finding> Findings, string? Note,
    DateTimeOffset? PublishAt, string? Url, DateTimeOffset? PublishedAt, string? FailReason, ValueList<string> Next,
    ValueList<WithheldStep> Withheld) : IResource
{
    internal static StoryResource Of(Versioned<StoryState> story, HttpContext context)
    {
        var one = story.State;
        var (next, withheld) = context.Permitted("/stories/{story}", one.CampaignId, StoryNextSteps.Of(one.Status), reviewer => StoryNextSteps.Withheld(one, reviewer));
        return new(
            one.Id, StoryView.StatusOf(one), story.Version, one.CampaignId, one.TemplateId, one.Language, one.Title, one.Body, one.Findings, one.Note, one.PublishAt,
            one.Url, one.PublishedAt, one.FailReason, next, withheld);
    }
}

/// <summary>A template and the data that it asks for.</summary>
public sealed record TemplateResource(string Id, string Lang, Wording Title, Wording Description, string Category, ValueList<StoryVariable> Variables)
{
    internal static TemplateResource Of(StoryTemplate template) =>
        new(template.Id, template.Language, template.Title, template.Description, template.Category, template.Variables);
}

/// <summary>Writes a story from a template.</summary>
/// <param name="Data">The data that the template asks for: see <c>/templates</c>.</param>
/// <param name="Lang"><c>zh-CN</c> by default.</param>
public sealed record DraftStoryBody(string? Id, string? Template, string? Title, JsonElement Data, string? Lang);

/// <summary>A story as it would be written now. Nothing is stored.</summary>
/// <param name="Body">Absent while the template lacks required data.</param>
/// <param name="Findings">Compliance findings; without a body, what the template lacks.</param>
public sealed record StoryPreview(string? Body, ValueList<Finding> Findings);

/// <summary>A new draft: the text itself, or new data for the same template.</summary>
public sealed record ReviseStoryBody(string? Title, string? Body, JsonElement Data);

public sealed record StoryNoteBody(string? Note);

public sealed record ScheduleBody(DateTimeOffset? At);

public sealed record PublishBody(string? Url);

public sealed record FailBody(string? Reason);

using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Storage.Submissions;

namespace Campaign.Api.Submissions;

/// <summary>A user's content in a drive. Author, text and links are absent once the author was erased.</summary>
/// <param name="Status">in-review | changes-asked | approved | rejected | withdrawn.</param>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="TextVersion">1 for the first text, one more for each resubmission.</param>
/// <param name="Code">The reason for the last rejection or request for changes: see <c>/moderation-reasons</c>.</param>
/// <param name="Findings">What a moderator should check first. Findings decide nothing.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>approve</c> or <c>rights/request</c>.</param>
public sealed record SubmissionResource(
    string Id, string Status, long Version, string Drive, string Campaign, string Channel, AuthorResource Author, string? Text, ValueList<string> Links,
    DateTimeOffset Submitted, int TextVersion, bool Featured, string? Code, string? Note, ValueList<Finding> Findings, UsageRights Rights,
    ValueList<string> Next) : IResource
{
    internal static SubmissionResource Of(SubmissionRow row, HttpContext context) => new(
        row.Id, row.Status, row.Version, row.Drive, row.Campaign, row.Channel, new AuthorResource(row.Subject, row.Handle), row.Text, row.Links, row.Submitted,
        row.TextVersion, row.Featured, row.Details.Code, row.Details.Note, row.Details.Findings, row.Details.Rights,
        Steps(row.Campaign, DomainJson.Value<SubmissionStatus>(row.Status), row.Featured, row.Details.Rights, context));

    internal static SubmissionResource Of(SubmissionState submission, AuthorsPart author, DateTimeOffset at, long version, HttpContext context) => new(
        submission.Id, DomainJson.Word(submission.Status), version, submission.DriveId, submission.CampaignId, submission.Channel,
        new AuthorResource(submission.Subject, author.Handle), author.Text, author.Links, at, submission.TextVersion, submission.Featured, submission.Code,
        submission.Note, submission.Findings, submission.Rights,
        Steps(submission.CampaignId, submission.Status, submission.Featured, submission.Rights, context));

    private static ValueList<string> Steps(string campaign, SubmissionStatus status, bool featured, UsageRights rights, HttpContext context) =>
        context.Permitted("/submissions/{submission}", campaign, SubmissionNextSteps.Of(status, featured, rights.Status));
}

/// <summary>Another submission to the same drive, to compare with this one.</summary>
/// <param name="Likeness">How much of the two texts agrees, 0–1.</param>
public sealed record SimilarResource(SubmissionResource Submission, bool SameAuthor, double Likeness);

/// <summary>Who submitted it.</summary>
/// <param name="Id">The same for everything this person submits on this channel; says nothing about them.</param>
public sealed record AuthorResource(string Id, string? Handle);

/// <summary>Submits content to a drive.</summary>
/// <param name="Consent">Whether the author agreed to the privacy notice.</param>
/// <param name="Notice">Which notice they were shown.</param>
public sealed record SubmitBody(
    AuthorBody? Author, string? Channel, string? Text, bool Consent, ValueList<string>? Links, string? Notice, bool UnderFourteen, bool GuardianConsent);

/// <param name="Contact">Stored encrypted, never shown in lists.</param>
public sealed record AuthorBody(string? Handle, string? Contact);

public sealed record ResubmitBody(string? Text, ValueList<string>? Links);

/// <summary>A moderator's reason.</summary>
/// <param name="Code">From <c>/moderation-reasons</c>.</param>
public sealed record ModerationBody(string? Code, string? Note);

/// <param name="Scope">What the content will be used for, as the author reads it.</param>
/// <param name="Until">When the right ends; never when absent.</param>
public sealed record RightsBody(string? Scope, DateTimeOffset? Until, string? Note);

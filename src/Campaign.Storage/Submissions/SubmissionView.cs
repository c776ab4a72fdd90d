using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Submissions;

/// <summary>A row a submission. Columns and no document: it is the most written table, and most submissions have nothing to say beyond them.</summary>
public sealed class SubmissionView() : View<SubmissionState, SubmissionFact>("submission", SubmissionState.Initial, SubmissionState.Evolve)
{
    // Ids sort by time, so both indexes serve pages in order of arrival. The first also holds all that a drive remembers of its submissions.
    public static Table Submissions { get; } = Table.Named("submissions", "id")
        .Text("drive", "campaign", "subject", "channel", "status", "details", "handle", "text", "links")
        .Number("featured", "text_version", "submitted", "author", "version").Bytes("fingerprint")
        .Index("drive", "id", "author", "fingerprint")
        .Index("drive", "status", "id")
        .Search("text");

    public override IReadOnlyList<Table> Tables => [Submissions];

    public override Refusal? Unknown => SubmissionRefusals.Unknown;

    public override string? CampaignOf(SubmissionState state) => state.CampaignId;

    public override void Project(string id, SubmissionState before, SubmissionFact fact, SubmissionState after, long version, RowChanges rows)
    {
        var status = StatusOf(after);
        rows.Put(
            Submissions, [id], ("status", status), ("details", Details(after)), ("featured", after.Featured), ("text_version", after.TextVersion), ("version", version));
        rows.Move(Scope(after.DriveId), before.Exists ? StatusOf(before) : null, status);
        rows.Move(FeaturedScope(after.DriveId), before.Featured ? "featured" : null, after.Featured ? "featured" : null);
        rows.Move(RejectedScope(after.DriveId), RejectionOf(before), RejectionOf(after));
        if (fact is Submitted)
        {
            rows.Put(
                Submissions,
                [id],
                ("drive", after.DriveId),
                ("campaign", after.CampaignId),
                ("subject", after.Subject),
                ("channel", after.Channel),
                ("submitted", fact.At),
                ("author", IntakeLedger.AuthorOf(after.Subject)));
        }

        if (fact is Submitted or Resubmitted)
        {
            rows.Put(Submissions, [id], ("fingerprint", after.Fingerprint.ToBytes()));
        }
    }

    public override void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
        var given = AuthorsPart.Of(record);
        rows.Put(
            Submissions, [id], ("handle", given.Handle), ("text", given.Text), ("links", given.Links.Count == 0 ? null : JsonSerializer.Serialize(given.Links)));
    }

    public override void Forget(string id, RowChanges rows) => rows.Put(Submissions, [id], ("handle", null), ("text", null), ("links", null));

    /// <summary>The scope of <see cref="Totals"/> that counts a drive's submissions by status.</summary>
    internal static string Scope(string drive) => $"drive/{drive}";

    internal static string FeaturedScope(string drive) => $"drive/{drive}/featured";

    /// <summary>The scope of <see cref="Totals"/> that counts a drive's rejected submissions by the moderators' codes.</summary>
    internal static string RejectedScope(string drive) => $"drive/{drive}/rejected";

    internal static string? RejectionOf(SubmissionState submission) => submission.Status == SubmissionStatus.Rejected ? submission.Code : null;

    internal static string StatusOf(SubmissionState submission) => DomainJson.Word(submission.Status);

    private static Document? Details(SubmissionState submission) =>
        submission is { Findings.Count: 0, Code: null, Note: null, Rights.Status: RightsStatus.None }
            ? null
            : new Document(new SubmissionDetails(submission.Findings, submission.Code, submission.Note, submission.Rights));
}

/// <summary>What only some submissions have.</summary>
/// <param name="Code">The catalogue's code of the last rejection or request for changes.</param>
public sealed record SubmissionDetails(ValueList<Finding> Findings, string? Code, string? Note, UsageRights Rights)
{
    public static SubmissionDetails None { get; } = new([], null, null, new(RightsStatus.None));
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Grains;
using Campaign.Grains.Drives;
using Campaign.Silo.Hosting;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rows;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Orleans;
using AuthorsPart = Campaign.Storage.Submissions.AuthorsPart;

namespace Campaign.Silo.Submissions;

/// <summary>
/// Imports submissions through the drive's own door, so that every rule holds for them. How far it has come is written after the drive's answer: a chunk that
/// was taken in without that is sent again, and met, because each row's submission has the same id again.
/// </summary>
public sealed class SubmissionsImport(ISubjects subjects, IGrainFactory grains, IJobs jobs, IFiles files, CampaignOptions options, TimeProvider clock)
    : ImportJob<(SubmissionRow Row, string[] Fields)>(ImportKind.Submissions, files, options)
{
    public const string Kind = "submissions-import";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public override string Name => Kind;

    public override string Noun => "drive";

    // Authors who hand in at the same time wait for a chunk at most.
    protected override int ChunkSize => 250;

    protected override bool TryParse(
        JobRow job, RowParser parser, TableReader table, out (SubmissionRow Row, string[] Fields) row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var isGood = parser.TryParse(table, out SubmissionRow? submission, out problem);
        row = (submission!, isGood ? table.Fields() : []);
        return isGood;
    }

    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<(SubmissionRow Row, string[] Fields)> chunk, CancellationToken cancellation)
    {
        var outcomes = await TakeIn(job, [.. chunk.Rows.Select(entry => RequestOf(job, entry.Row))], cancellation);

        // What the same author had sent before is neither accepted nor rejected: it is there already.
        var refused = chunk.Rows.Zip(outcomes, (entry, outcome) => (entry, outcome.Refusal))
            .Where(row => row.Refusal is not null && row.Refusal != SubmissionRefusals.Duplicate).Select(row => RejectOf(row.entry, row.Refusal!));
        var rows = new RowChanges();
        var next = Record(job, chunk with { Rejects = [.. chunk.Rejects, .. refused] }, outcomes.Count(outcome => !outcome.Refused), rows);
        await jobs.Write(rows);
        return next;
    }

    /// <summary>A drive that others are faster at, on other nodes, is asked again: they let go sooner or later, and an import has time.</summary>
    private async Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(JobRow job, ValueList<IntakeRequest> requests, CancellationToken cancellation)
    {
        var drive = grains.GetGrain<IDriveGrain>($"drive/{job.Subject}");
        while (true)
        {
            var outcomes = await drive.TakeIn(requests);
            if (outcomes.All(outcome => outcome.Refusal != GrainRefusals.Contended))
            {
                return outcomes;
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private IntakeRequest RequestOf(JobRow job, SubmissionRow row)
    {
        var text = SubmissionText.Of(row.Text);
        var command = new Submit(
            Slug.Numbered("sub", DateTimeOffset.FromUnixTimeMilliseconds(job.Created), job.Id, row.Line),
            subjects.IdOf(row.Channel, row.Handle), row.Channel, text, new Consent(Given: true), row.Links.Count);
        return new IntakeRequest(new Caller(job.Actor, job.Id), command, new AuthorsPart(row.Handle, row.Contact, text.Raw, row.Links), MayBeThere: true);
    }

    private static JobReject RejectOf((SubmissionRow Row, string[] Fields) entry, Refusal refusal) =>
        new(entry.Row.Line, refusal.Code, refusal.Message.Zh, refusal.Message.En, JsonSerializer.Serialize(entry.Fields, DomainJson.Options));
}

using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Grains;
using Campaign.Grains.Drives;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rows;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Subjects;
using Orleans;
using AuthorsPart = Campaign.Storage.Submissions.AuthorsPart;

namespace Campaign.Silo.Submissions;

/// <summary>Imports submissions through the drive's own door, so that every rule holds for them. The drive keeps each chunk with the job's progress.</summary>
public sealed class SubmissionsImport(ISubjects subjects, IGrainFactory grains, IFiles files, TimeProvider clock)
    : ImportJob<(SubmissionRow Row, string[] Fields)>(ImportKind.Submissions, files)
{
    public const string Kind = "submissions-import";

    public override string Name => Kind;

    // Authors who hand in at the same time wait for a chunk at most.
    protected override int ChunkSize => 250;

    protected override bool TryParse(
        JobRow job, RowParser parser, TableReader table, out (SubmissionRow Row, string[] Fields) row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var isGood = parser.TryParse(table, out SubmissionRow? submission, out problem);
        row = (submission!, isGood ? table.Fields() : []);
        return isGood;
    }

    /// <exception cref="InvalidOperationException">The drive could not keep the chunk; the import stops and what was done stays.</exception>
    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<(SubmissionRow Row, string[] Fields)> chunk)
    {
        var caller = new Caller(job.Actor, job.Id);
        var read = job with { Read = job.Read + chunk.Records, Rejected = job.Rejected + chunk.Rejects.Count, Progress = chunk.Progress };
        var progress = new ImportProgress(read, [.. chunk.Rejects]);
        var outcomes = await grains.GetGrain<IDriveGrain>($"drive/{job.Subject}")
            .TakeIn([.. chunk.Rows.Select(entry => RequestOf(caller, entry.Row, entry.Fields))], progress);
        return outcomes.Any(outcome => outcome.Refusal == GrainRefusals.Contended)
            ? throw new InvalidOperationException($"The drive {job.Subject} is too contended to import into.")
            : read.With(outcomes);
    }

    private IntakeRequest RequestOf(Caller caller, SubmissionRow row, string[] fields)
    {
        var text = SubmissionText.Of(row.Text);
        var command = new Submit(
            Slug.New("sub", clock.GetUtcNow()), subjects.IdOf(row.Channel, row.Handle), row.Channel, text, new Consent(Given: true), row.Links.Count);
        return new IntakeRequest(caller, command, new AuthorsPart(row.Handle, row.Contact, text.Raw, row.Links), new ImportedLine(row.Line, [.. fields]));
    }
}

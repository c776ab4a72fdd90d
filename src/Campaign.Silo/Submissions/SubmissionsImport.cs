using System.Diagnostics.CodeAnalysis;
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
using Campaign.Storage.Subjects;
using Orleans;
using AuthorsPart = Campaign.Storage.Submissions.AuthorsPart;

namespace Campaign.Silo.Submissions;

/// <summary>Imports submissions through the drive's own door, so that every rule holds for them. The drive keeps each chunk with the job's progress.</summary>
public sealed class SubmissionsImport(ISubjects subjects, IGrainFactory grains, IFiles files, CampaignOptions options, TimeProvider clock)
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

    /// <summary>A drive that others are faster at, on other nodes, is asked again: they let go sooner or later, and an import has time.</summary>
    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<(SubmissionRow Row, string[] Fields)> chunk, CancellationToken cancellation)
    {
        var caller = new Caller(job.Actor, job.Id);
        var read = job with { Read = job.Read + chunk.Records, Rejected = job.Rejected + chunk.Rejects.Count, Progress = chunk.Progress };
        var progress = new ImportProgress(read, [.. chunk.Rejects]);
        ValueList<IntakeRequest> requests = [.. chunk.Rows.Select(entry => RequestOf(caller, entry.Row, entry.Fields))];
        var drive = grains.GetGrain<IDriveGrain>($"drive/{job.Subject}");
        while (true)
        {
            var outcomes = await drive.TakeIn(requests, progress);
            if (outcomes.All(outcome => outcome.Refusal != GrainRefusals.Contended))
            {
                return read.With(outcomes);
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private IntakeRequest RequestOf(Caller caller, SubmissionRow row, string[] fields)
    {
        var text = SubmissionText.Of(row.Text);
        var command = new Submit(
            Slug.New("sub", clock.GetUtcNow()), subjects.IdOf(row.Channel, row.Handle), row.Channel, text, new Consent(Given: true), row.Links.Count);
        return new IntakeRequest(caller, command, new AuthorsPart(row.Handle, row.Contact, text.Raw, row.Links), new ImportedLine(row.Line, [.. fields]));
    }
}

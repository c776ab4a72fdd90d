using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Grains.Mentions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rows;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Silo.Mentions;

/// <summary>Imports mentions. Importing the same file again changes nothing: a mention is known by its channel and its id there.</summary>
public sealed class MentionsImport(IMentions mentions, ISubjects subjects, IGrainFactory grains) : ImportJob<MentionRow>(ImportKind.Mentions)
{
    public const string Kind = "mentions-import";

    public override string Name => Kind;

    protected override int ChunkSize => 2000;

    protected override bool TryParse(RowParser parser, TableReader table, out MentionRow? row, out RowProblem? problem) =>
        parser.TryParse(table, out row, out problem);

    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<MentionRow> chunk)
    {
        var next = job;
        await mentions.Add(job.Subject, job.Id, [.. chunk.Rows.Select(entry => MentionOf(job.Subject, entry.Row))], (added, rows) =>
        {
            next = job with
            {
                Read = job.Read + chunk.Records,
                Accepted = job.Accepted + added,
                Rejected = job.Rejected + chunk.Rejects.Count,
                Progress = chunk.Progress,
            };
            rows.Put(next);
            foreach (var reject in chunk.Rejects)
            {
                rows.Put(job.Id, reject);
            }
        });
        return next;
    }

    protected override Task Finish(JobRow job, ImportInput input) => grains.GetGrain<IMentionImportGrain>($"import/{job.Id}").Record(
        new Caller(job.Actor, job.Id),
        new RecordImport(
            job.Id, job.Subject, input.FileHash, input.Mapping ?? "", job.Read, job.Accepted, job.Read - job.Accepted - job.Rejected, job.Rejected,
            input.FileName));

    private Mention MentionOf(string campaign, MentionRow row) => new(
        MentionIdentity.Of(campaign, row.Channel, row.ExternalId),
        row.At,
        row.Channel,
        row.Origin,
        row.Tone,
        row.Reach ?? 0,
        row.Author is null ? null : subjects.IdOf(row.Channel, row.Author),
        row.Text);
}

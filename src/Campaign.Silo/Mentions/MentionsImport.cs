using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Grains.Mentions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rows;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Silo.Mentions;

/// <summary>Imports mentions. Importing the same file again changes nothing: a mention is known by its channel and its id there.</summary>
public sealed class MentionsImport(IMentions mentions, ISubjects subjects, IGrainFactory grains, IFiles files, CampaignOptions options) : ImportJob<Mention>(ImportKind.Mentions, files, options)
{
    public const string Kind = "mentions-import";

    public override string Name => Kind;

    public override string Noun => "campaign";

    // A chunk dirties most pages of the identities, so few large ones are cheap; others who write wait about 100 ms for one.
    protected override int ChunkSize => 8000;

    protected override bool TryParse(JobRow job, RowParser parser, TableReader table, out Mention mention, [NotNullWhen(false)] out RowProblem? problem)
    {
        var isGood = parser.TryParse(table, out MentionRow? row, out problem);
        mention = isGood ? MentionOf(job.Subject, row!) : default;
        return isGood;
    }

    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<Mention> chunk, CancellationToken cancellation)
    {
        var next = job;
        await mentions.Add(job.Subject, job.Id, chunk.Rows, (added, rows) => next = Record(job, chunk, added, rows));
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

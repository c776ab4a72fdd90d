using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Grains.Partners;
using Campaign.Silo.Hosting;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rows;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Silo.Partners;

/// <summary>Imports partners, one account a row, as candidates. A partner without an id gets one from channel and handle, so that the same account is not registered twice.</summary>
public sealed class PartnersImport(IGrainFactory grains, ISubjects subjects, IJournal journal, IJobs jobs, IFiles files, CampaignOptions options)
    : ImportJob<(PartnerRow Row, string[] Fields)>(ImportKind.Partners, files, options)
{
    public const string Kind = "partners-import";

    public override string Name => Kind;

    public override string Noun => "partner";

    protected override int ChunkSize => 100;

    protected override bool TryParse(
        JobRow job, RowParser parser, TableReader table, out (PartnerRow Row, string[] Fields) row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var isGood = parser.TryParse(table, out PartnerRow? partner, out problem);
        row = (partner!, isGood ? table.Fields() : []);
        return isGood;
    }

    protected override async Task<JobRow> Keep(JobRow job, ImportChunk<(PartnerRow Row, string[] Fields)> chunk, CancellationToken cancellation)
    {
        var refused = new List<JobReject>();
        foreach (var (row, fields) in chunk.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await Register(job, row) is { } refusal)
            {
                refused.Add(new JobReject(
                    row.Line, refusal.Code, refusal.Message.Zh, refusal.Message.En, JsonSerializer.Serialize(fields, DomainJson.Options)));
            }
        }

        var rows = new RowChanges();
        var next = Record(job, chunk with { Rejects = [.. chunk.Rejects, .. refused] }, chunk.Rows.Count - refused.Count, rows);
        await jobs.Write(rows);
        return next;
    }

    private async Task<Refusal?> Register(JobRow job, PartnerRow row)
    {
        var id = row.Id ?? Slug.From("partner", row.Channel, row.Handle);
        var command = new RegisterPartner(
            id,
            row.Name,
            [new PartnerAccount(row.Channel, row.Handle, row.Followers ?? 0)],
            row.Categories,
            row is { Kind: { } kind, Fee: { } fee } ? [new PartnerRate(kind, fee)] : [],
            row.Contact is null ? null : subjects.IdOf("partner", id));
        var outcome = await grains.GetGrain<IPartnerGrain>($"partner/{id}").Register(new Caller(job.Actor, $"{job.Id}/{row.Line}"), command, row.Contact);
        return outcome.Refusal is { } refusal && !await IsOwn(job, id, row.Line) ? refusal : null;
    }

    /// <summary>Whether this very row registered the partner before a crash: partners and the job's progress are written one after the other.</summary>
    private async Task<bool> IsOwn(JobRow job, string id, long line) =>
        await journal.Read($"partner/{id}", 0, CancellationToken.None) is [{ } first, ..] && first.RequestId == $"{job.Id}/{line}";
}

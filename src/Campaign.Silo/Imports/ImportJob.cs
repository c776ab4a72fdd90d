using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Jobs;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;

namespace Campaign.Silo.Imports;

/// <summary>
/// Imports a file a chunk at a time, in memory that does not grow with it. A chunk's refused rows and the count of records read become durable together, with its
/// good rows or after them; after a crash the records that were read are skipped.
/// </summary>
public abstract class ImportJob<TRow>(ImportKind kind, IFiles files, CampaignOptions options) : IJobKind
{
    public abstract string Name { get; }

    public abstract string Noun { get; }

    /// <summary>Records that share a transaction: many for speed, few enough that other writers do not wait long.</summary>
    protected virtual int ChunkSize => 1000;

    public async Task<JobRow> Run(JobRow job, CancellationToken cancellation)
    {
        var input = ImportInput.Of(job.Input);
        if (!TableReader.TryOpen(await files.Open(input.File, cancellation), input.Sheet, out var table, out var refusal))
        {
            return job with { Status = JobStatus.Failed, Result = new ImportResult([], "", 0, refusal.Message).ToJson() };
        }

        using (table)
        {
            if (!ImportMapping.TryParse(kind, input.Mapping, table.Columns, options.Zone, out var mapping, out refusal))
            {
                return job with { Status = JobStatus.Failed, Result = new ImportResult([.. table.Columns], table.Description, 0, refusal.Message).ToJson() };
            }

            var last = await Read(job, input, table, new RowParser(mapping, input.FileHash[..12]), cancellation);
            var done = table.Broken is null ? last with { Status = JobStatus.Done, Progress = 100 } : last with { Status = JobStatus.Failed };
            await Finish(done, input);
            return done with { Result = Result(done, table) };
        }
    }

    public Task Clean(JobRow job) => files.Forget(ImportInput.Of(job.Input).File);

    /// <summary>Reads the table's current record. This runs while the chunk before is kept, so what costs processor time belongs here.</summary>
    protected abstract bool TryParse(JobRow job, RowParser parser, TableReader table, [NotNullWhen(true)] out TRow? row, [NotNullWhen(false)] out RowProblem? problem);

    /// <summary>Keeps a chunk and the job's progress: in one transaction, or so that a chunk that is kept again changes nothing.</summary>
    /// <returns>The job's row with the chunk counted.</returns>
    protected abstract Task<JobRow> Keep(JobRow job, ImportChunk<TRow> chunk, CancellationToken cancellation);

    /// <summary>Everything is kept: record the import itself.</summary>
    protected virtual Task Finish(JobRow job, ImportInput input) => Task.CompletedTask;

    /// <summary>Writes the chunk's refused rows and counts the chunk in the job's row.</summary>
    protected static JobRow Record(JobRow job, ImportChunk<TRow> chunk, int accepted, RowChanges rows)
    {
        var next = job with
        {
            Read = job.Read + chunk.Records,
            Accepted = job.Accepted + accepted,
            Rejected = job.Rejected + chunk.Rejects.Count,
            Progress = chunk.Progress,
        };
        rows.Put(next);
        foreach (var reject in chunk.Rejects)
        {
            rows.Put(job.Id, reject);
        }

        return next;
    }

    private static string Result(JobRow job, TableReader table) =>
        new ImportResult([.. table.Columns], table.Description, job.Read - job.Accepted - job.Rejected, table.Broken?.Message).ToJson();

    /// <summary>Parses the next chunk while the one before it is written.</summary>
    private async Task<JobRow> Read(JobRow job, ImportInput input, TableReader table, RowParser parser, CancellationToken cancellation)
    {
        for (var skipped = 0L; skipped < job.Read && table.Read(); skipped++)
        {
        }

        var kept = Task.FromResult(job);
        while (NextChunk(job, table, parser) is { Records: > 0 } chunk)
        {
            job = await kept;
            cancellation.ThrowIfCancellationRequested();
            kept = Keep(job, chunk, cancellation);
        }

        return await kept;
    }

    private ImportChunk<TRow> NextChunk(JobRow job, TableReader table, RowParser parser)
    {
        var (rows, rejects, records) = (new List<TRow>(ChunkSize), new List<JobReject>(), 0);
        while (records < ChunkSize && table.Read())
        {
            records++;
            if (table.Problem is { } broken)
            {
                rejects.Add(Reject(broken, table));
            }
            else if (TryParse(job, parser, table, out var row, out var problem))
            {
                rows.Add(row);
            }
            else
            {
                rejects.Add(Reject(problem, table));
            }
        }

        return new ImportChunk<TRow>(rows, rejects, records, (long)(table.Progress * 99));
    }

    private static JobReject Reject(RowProblem problem, TableReader table) =>
        new(problem.Line, problem.Code, problem.Reason.Zh, problem.Reason.En, JsonSerializer.Serialize(table.Fields(), DomainJson.Options));
}

/// <summary>Some records of a file.</summary>
/// <param name="Rows">The good ones.</param>
/// <param name="Records">Good and bad.</param>
/// <param name="Progress">How far the file is read after them, 0–99.</param>
public sealed record ImportChunk<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<JobReject> Rejects, int Records, long Progress);

using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;

namespace Campaign.Silo.Mentions;

/// <summary>Takes the mentions of an import out of the measures, a chunk at a time. The import's id is the job's input.</summary>
public sealed class MentionsTakeBack(IMentions mentions, IJobs jobs) : IJobKind
{
    public const string Kind = "mentions-take-back";
    private const int ChunkSize = 2000;

    public string Name => Kind;

    public string Noun => "campaign";

    public async Task<JobRow> Run(JobRow job, CancellationToken cancellation)
    {
        int taken;
        while ((taken = await mentions.TakeBack(job.Subject, job.Input, ChunkSize)) > 0)
        {
            job = job with { Read = job.Read + taken, Accepted = job.Accepted + taken };
            var rows = new RowChanges();
            rows.Put(job);
            await jobs.Write(rows);
            cancellation.ThrowIfCancellationRequested();
        }

        return job with { Status = JobStatus.Done, Progress = 100 };
    }
}

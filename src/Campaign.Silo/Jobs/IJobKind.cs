using Campaign.Silo.Hosting;
using Campaign.Storage.Jobs;

namespace Campaign.Silo.Jobs;

/// <summary>A kind of long-running job.</summary>
public interface IJobKind : IDiscovered
{
    /// <summary>Such as <c>mentions-import</c>.</summary>
    string Name { get; }

    /// <summary>The noun of the job's subject. Whoever may see the subject may see the job.</summary>
    string Noun { get; }

    /// <summary>
    /// Works from where the job's row says it stopped. Progress is recorded in the same transactions as the results, or after results that a retry recognises, so that a
    /// crash neither loses nor repeats anything.
    /// </summary>
    /// <returns>The job's row in its final state, not written yet.</returns>
    Task<JobRow> Run(JobRow job, CancellationToken cancellation);

    /// <summary>Called once the job is durably over: removes what only it needed.</summary>
    Task Clean(JobRow job) => Task.CompletedTask;
}

/// <summary>The statuses of a job.</summary>
public static class JobStatus
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
}

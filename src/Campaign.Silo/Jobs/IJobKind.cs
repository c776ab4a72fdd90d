using Campaign.Silo.Hosting;
using Campaign.Storage.Jobs;

namespace Campaign.Silo.Jobs;

/// <summary>One kind of long work.</summary>
public interface IJobKind : IDiscovered
{
    /// <summary>Such as <c>mentions-import</c>.</summary>
    string Name { get; }

    /// <summary>The noun of what the job is about, whose id is its subject. Whoever may see that may see the job.</summary>
    string Noun { get; }

    /// <summary>
    /// Works from where the job's row says it stopped. Progress is recorded in the same transactions as the results, or after results that a second try meets, so that a
    /// crash neither loses nor doubles anything.
    /// </summary>
    /// <returns>The job's row in its last state, not yet written.</returns>
    Task<JobRow> Run(JobRow job, CancellationToken cancellation);

    /// <summary>The job is over, and known to be: remove what only it needed.</summary>
    Task Clean(JobRow job) => Task.CompletedTask;
}

/// <summary>The states of a job.</summary>
public static class JobStatus
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
}

using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Jobs;

/// <summary>A job as people see it.</summary>
/// <param name="Id">Begins with <see cref="IdPrefix"/> and sorts by creation time.</param>
/// <param name="Kind">Such as <c>mentions-import</c>.</param>
/// <param name="Subject">What it works on: a campaign or a drive.</param>
/// <param name="Status">queued | running | done | failed | cancelled.</param>
/// <param name="Progress">0–100.</param>
/// <param name="Input">The JSON that the job needs to start again after a crash.</param>
/// <param name="Result">JSON, once it is done or failed.</param>
/// <param name="Lease">How often it was taken. A write with a lower number than the row's is refused: another node has the job by then.</param>
public sealed record JobRow(
    string Id, string Kind, string Subject, string Status, long Progress, long Read, long Accepted, long Rejected, string Input, string? Result, string Actor,
    long Created, long? Finished, long Lease = 0)
{
    public const string IdPrefix = "job";
}

/// <summary>A rejected row of an import.</summary>
/// <param name="Fields">The row's own fields as a JSON array.</param>
public sealed record JobReject(long Line, string Code, string Zh, string En, string Fields);

/// <summary>The result of cancelling a job.</summary>
public enum JobCancelling
{
    /// <summary>It is already over, or there is no such job.</summary>
    TooLate,

    /// <summary>No node was running it: it is cancelled.</summary>
    Cancelled,

    /// <summary>A node is running it and was asked to stop.</summary>
    Asked,
}

/// <summary>Jobs and their rejected rows. Changes go through <see cref="Write"/> or are part of another transaction's rows.</summary>
public interface IJobs
{
    /// <exception cref="JobTakenException">Another node has taken a job of these rows; none of them was written.</exception>
    Task Write(RowChanges rows);

    /// <summary>The time by which leases are measured: a shared database's own, because its nodes' clocks may differ.</summary>
    ValueTask<DateTimeOffset> Now();

    ValueTask<JobRow?> Find(string id, CancellationToken cancellation);

    /// <summary>
    /// Takes jobs that are queued, or whose node let its lease expire, oldest first. Jobs that this node already holds are returned too: it may
    /// have been restarted under the same name.
    /// </summary>
    /// <param name="except">Jobs that the node knows it is running.</param>
    /// <param name="until">Until then nobody else gets them, unless the lease is renewed.</param>
    Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until);

    /// <summary>Renews a node's leases on its unfinished jobs.</summary>
    /// <returns>The jobs that it still holds, and whether somebody asked each to stop.</returns>
    Task<IReadOnlyDictionary<string, bool>> Renew(string node, DateTimeOffset until);

    /// <summary>Releases the unfinished jobs of a node that stops.</summary>
    Task Release(string node);

    /// <summary>Ends a job that no node is running, or asks the node that runs it to stop.</summary>
    Task<JobCancelling> Cancel(string id, DateTimeOffset now);

    /// <summary>Rejected rows after a line, in the file's order.</summary>
    ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation);

    /// <summary>Deletes rejected rows of jobs that ended before a time; the jobs' counts stay.</summary>
    /// <param name="atMost">Limits each call, so that other writers do not wait long.</param>
    /// <returns>The number deleted.</returns>
    Task<int> ForgetRejects(DateTimeOffset before, int atMost);

    /// <summary>Deletes jobs that ended before a time. Their results stay, and so does their trace in the journal.</summary>
    /// <param name="atMost">Limits each call, so that other writers do not wait long.</param>
    /// <returns>The number deleted.</returns>
    Task<int> ForgetJobs(DateTimeOffset before, int atMost);
}

/// <summary>Writes jobs as rows.</summary>
public static class JobRows
{
    public static void Put(this RowChanges rows, JobRow job) => rows.Put(
        CoreTables.Jobs,
        [job.Id],
        ("kind", job.Kind),
        ("subject", job.Subject),
        ("status", job.Status),
        ("progress", job.Progress),
        ("read", job.Read),
        ("accepted", job.Accepted),
        ("rejected", job.Rejected),
        ("input", job.Input),
        ("result", job.Result),
        ("actor", job.Actor),
        ("created", job.Created),
        ("finished", job.Finished),
        ("lease", job.Lease));

    /// <summary>The jobs whose rows change.</summary>
    internal static IEnumerable<Change> OfJobs(this RowChanges rows) =>
        rows.InKeyOrder.Where(draft => draft.Table == CoreTables.Jobs).Select(draft => Change.OfJob(draft.Key));

    public static void Put(this RowChanges rows, string job, JobReject reject) => rows.Put(
        CoreTables.JobRejects,
        [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{job}/{reject.Line:D9}")],
        ("job", job),
        ("line", reject.Line),
        ("code", reject.Code),
        ("zh", reject.Zh),
        ("en", reject.En),
        ("fields", reject.Fields));
}

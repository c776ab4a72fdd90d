using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Jobs;

/// <summary>Long work as people see it.</summary>
/// <param name="Id">Begins with <see cref="IdPrefix"/> and sorts by time of making.</param>
/// <param name="Kind">Such as <c>mentions-import</c>.</param>
/// <param name="Subject">What it works on: a campaign or a drive.</param>
/// <param name="Status">queued | running | done | failed | cancelled.</param>
/// <param name="Progress">0–100.</param>
/// <param name="Input">JSON that the job needs to start again after a crash.</param>
/// <param name="Result">JSON, once it is done or failed.</param>
/// <param name="Lease">How often it was taken. What a node writes with an older number than the row's is refused: it is another node's job by now.</param>
public sealed record JobRow(
    string Id, string Kind, string Subject, string Status, long Progress, long Read, long Accepted, long Rejected, string Input, string? Result, string Actor,
    long Created, long? Finished, long Lease = 0)
{
    public const string IdPrefix = "job";
}

/// <summary>A refused row of an import.</summary>
/// <param name="Fields">The row's own fields as a JSON array.</param>
public sealed record JobReject(long Line, string Code, string Zh, string En, string Fields);

/// <summary>What became of the wish to cancel a job.</summary>
public enum JobCancelling
{
    /// <summary>It is over already, or there is no such job.</summary>
    TooLate,

    /// <summary>Nobody ran it: it is cancelled.</summary>
    Cancelled,

    /// <summary>A node runs it and is asked to stop.</summary>
    Asked,
}

/// <summary>Jobs and their refused rows. Changes go through <see cref="Write"/> or ride in another transaction's rows.</summary>
public interface IJobs
{
    /// <exception cref="JobTakenException">Another node has taken a job of these rows since; nothing of them was written.</exception>
    Task Write(RowChanges rows);

    /// <summary>The time that leases go by: a shared database's own, as the clocks of its nodes may differ.</summary>
    ValueTask<DateTimeOffset> Now();

    ValueTask<JobRow?> Find(string id, CancellationToken cancellation);

    /// <summary>
    /// Takes jobs that wait, or whose node let its lease run out, for a node to run, the oldest first. Jobs that the node holds already are given too: it may
    /// have been restarted under the same name.
    /// </summary>
    /// <param name="except">Jobs that the node knows it runs.</param>
    /// <param name="until">How long nobody else gets them, unless the lease is renewed.</param>
    Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until);

    /// <summary>Renews a node's leases on its unfinished jobs.</summary>
    /// <returns>The jobs that it still holds, and whether somebody asked to stop each.</returns>
    Task<IReadOnlyDictionary<string, bool>> Renew(string node, DateTimeOffset until);

    /// <summary>A node stops: its unfinished jobs are anybody's.</summary>
    Task Release(string node);

    /// <summary>Ends a job that nobody runs, or asks the node that runs it to stop.</summary>
    Task<JobCancelling> Cancel(string id, DateTimeOffset now);

    /// <summary>Refused rows after a line, in the file's order.</summary>
    ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation);

    /// <summary>Forgets refused rows of jobs that ended before a time; the jobs' counts stay.</summary>
    /// <param name="atMost">So that other writers do not wait long.</param>
    /// <returns>How many.</returns>
    Task<int> ForgetRejects(DateTimeOffset before, int atMost);

    /// <summary>Forgets jobs that ended before a time. What they brought stays, and so does what the journal says of them.</summary>
    /// <param name="atMost">So that other writers do not wait long.</param>
    /// <returns>How many.</returns>
    Task<int> ForgetJobs(DateTimeOffset before, int atMost);
}

/// <summary>How jobs are written as rows.</summary>
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

using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Storage.Jobs;
using Campaign.Storage.Submissions;
using Orleans;
using Orleans.Concurrency;

namespace Campaign.Grains.Drives;

/// <summary>A UGC drive and the door through which its submissions come in. Key: <c>drive/{id}</c>.</summary>
public interface IDriveGrain : IGrainWithStringKey
{
    Task<Outcome> Create(Caller caller, CreateDrive command);

    Task<Outcome> Amend(Caller caller, AmendDrive command);

    Task<Outcome> Close(Caller caller, CloseDrive command);

    /// <summary>Takes submissions in, several in one turn and one transaction; one outcome each, in order.</summary>
    /// <param name="progress">The import that they come from, if any: kept in the same transaction.</param>
    [AlwaysInterleave]
    Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(ValueList<IntakeRequest> requests, ImportProgress? progress);

    /// <summary>Takes a new version of a submission in. For the submission's own grain, which holds its turn meanwhile.</summary>
    Task<Outcome> TakeInAgain(Caller caller, ResubmissionRequest request);
}

/// <summary>One author's wish to take part.</summary>
/// <param name="Author">What is the author's own, kept as their personal data.</param>
/// <param name="Line">Where it stands in the file that it was imported from.</param>
public sealed record IntakeRequest(Caller Caller, Submit Command, AuthorsPart Author, ImportedLine? Line = null);

/// <summary>A row of an imported file, as it is reported when it is refused.</summary>
/// <param name="Fields">The row's own fields.</param>
public sealed record ImportedLine(long Number, ValueList<string> Fields)
{
    /// <summary>Never the fields: they are people's words.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Number}");
}

/// <summary>The submission that was made, and when.</summary>
public sealed record IntakeReceipt(SubmissionState Submission, DateTimeOffset At);

/// <summary>A new version of a submission that its own grain holds.</summary>
public sealed record ResubmissionRequest(SubmissionState Submission, long Version, Resubmit Command, AuthorsPart Author);

/// <summary>How far an import has come with a batch, apart from what the drive itself accepts or refuses of it.</summary>
/// <param name="Job">The job with everything counted up to and with the batch, except the batch's own submissions.</param>
/// <param name="Rejects">Rows that could not even be read as submissions.</param>
public sealed record ImportProgress(JobRow Job, ValueList<JobReject> Rejects);

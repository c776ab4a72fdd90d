using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
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
    [AlwaysInterleave]
    Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(ValueList<IntakeRequest> requests);

    /// <summary>Takes a new version of a submission in. For the submission's own grain, which holds its turn meanwhile.</summary>
    Task<Outcome> TakeInAgain(Caller caller, ResubmissionRequest request);
}

/// <summary>One author's wish to take part.</summary>
/// <param name="Author">What is the author's own, kept as their personal data.</param>
/// <param name="MayBeThere">Whether it may have come in before under the same id, from an import that was interrupted: it is met then, without a receipt.</param>
public sealed record IntakeRequest(Caller Caller, Submit Command, AuthorsPart Author, bool MayBeThere = false);

/// <summary>The submission that was made, and when.</summary>
public sealed record IntakeReceipt(SubmissionState Submission, DateTimeOffset At);

/// <summary>A new version of a submission that its own grain holds.</summary>
public sealed record ResubmissionRequest(SubmissionState Submission, long Version, Resubmit Command, AuthorsPart Author);

using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Storage.Submissions;
using Orleans;
using Orleans.Concurrency;

namespace Campaign.Grains.Drives;

/// <summary>A UGC drive, through which all its submissions come in. Key: <c>drive/{id}</c>.</summary>
public interface IDriveGrain : IGrainWithStringKey
{
    Task<Outcome> Create(Caller caller, CreateDrive command);

    Task<Outcome> Amend(Caller caller, AmendDrive command);

    Task<Outcome> Close(Caller caller, CloseDrive command);

    /// <summary>Accepts submissions, several in one turn and one transaction; returns one outcome each, in order.</summary>
    [AlwaysInterleave]
    Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(ValueList<IntakeRequest> requests);

    /// <summary>Accepts a new version of a submission. Called by the submission's own grain, which holds its turn meanwhile.</summary>
    Task<Outcome> TakeInAgain(Caller caller, ResubmissionRequest request);
}

/// <summary>A request to submit content.</summary>
/// <param name="Author">The author's personal data, stored under their key.</param>
/// <param name="MayBeThere">Whether it may already exist under the same id, from an import that was interrupted: that counts as success, without a receipt.</param>
public sealed record IntakeRequest(Caller Caller, Submit Command, AuthorsPart Author, bool MayBeThere = false);

/// <summary>The submission that was created, and when.</summary>
public sealed record IntakeReceipt(SubmissionState Submission, DateTimeOffset At);

/// <summary>A new version of a submission whose own grain holds its state.</summary>
public sealed record ResubmissionRequest(SubmissionState Submission, long Version, Resubmit Command, AuthorsPart Author);

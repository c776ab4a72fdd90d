using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;

namespace Campaign.Grains.Submissions;

/// <summary>A submission to a drive. Key: <c>submission/{id}</c>. It is created by its drive's grain.</summary>
public interface ISubmissionGrain : IReceiver
{
    Task<Outcome> Approve(Caller caller, ApproveSubmission command);

    Task<Outcome> Reject(Caller caller, RejectSubmission command);

    Task<Outcome> AskChanges(Caller caller, AskForChanges command);

    /// <summary>Sends a new version.</summary>
    /// <param name="links">Replace the earlier ones.</param>
    Task<Outcome> Resubmit(Caller caller, Resubmit command, ValueList<string> links);

    Task<Outcome> Withdraw(Caller caller, WithdrawSubmission command);

    Task<Outcome> Feature(Caller caller, FeatureSubmission command);

    Task<Outcome> Unfeature(Caller caller, UnfeatureSubmission command);

    Task<Outcome> RequestRights(Caller caller, RequestRights command);

    Task<Outcome> GrantRights(Caller caller, GrantRights command);

    Task<Outcome> DeclineRights(Caller caller, DeclineRights command);

    Task<Outcome> RevokeRights(Caller caller, RevokeRights command);
}

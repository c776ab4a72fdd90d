using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Grains.Drives;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;
using Campaign.Storage.Submissions;

namespace Campaign.Grains.Submissions;

/// <inheritdoc cref="ISubmissionGrain"/>
public sealed class SubmissionGrain(IJournal journal, SubmissionView view, ISubjects subjects, TimeProvider clock)
    : FactGrain<SubmissionState, SubmissionFact>(journal, view, clock), ISubmissionGrain
{
    public Task<Outcome> Approve(Caller caller, ApproveSubmission command) => Commit(caller, command, ModerationRules.Approve);

    public Task<Outcome> Reject(Caller caller, RejectSubmission command) => Commit(caller, command, ModerationRules.Reject);

    public Task<Outcome> AskChanges(Caller caller, AskForChanges command) => Commit(caller, command, ModerationRules.AskChanges);

    public async Task<Outcome> Resubmit(Caller caller, Resubmit command, ValueList<string> links)
    {
        await Refresh();
        if (caller.IfVersion is { } seen && seen != Version)
        {
            return GrainRefusals.Stale(Version);
        }

        if (!State.Exists)
        {
            return SubmissionRefusals.Unknown;
        }

        var earlier = await subjects.Read(State.Subject, Stream, CancellationToken.None) is { } record ? AuthorsPart.Of(record) : null;
        var author = new AuthorsPart(earlier?.Handle, earlier?.Contact, command.Text.Raw, links);
        var drive = GrainFactory.GetGrain<IDriveGrain>($"drive/{State.DriveId}");

        // The drive's door commits it, because it must be compared with everything else there; the facts stand on this stream all the same.
        var outcome = await drive.TakeInAgain(caller, new ResubmissionRequest(State, Version, command, author));
        await CatchUp(CancellationToken.None);
        return outcome;
    }

    public Task<Outcome> Withdraw(Caller caller, WithdrawSubmission command) => Commit(caller, command, SubmissionRules.Withdraw);

    public Task<Outcome> Feature(Caller caller, FeatureSubmission command) => Commit(caller, command, ModerationRules.Feature);

    public Task<Outcome> Unfeature(Caller caller, UnfeatureSubmission command) => Commit(caller, command, ModerationRules.Unfeature);

    public Task<Outcome> RequestRights(Caller caller, RequestRights command) => Commit(caller, command, RightsRules.Request);

    public Task<Outcome> GrantRights(Caller caller, GrantRights command) => Commit(caller, command, RightsRules.Grant);

    public Task<Outcome> DeclineRights(Caller caller, DeclineRights command) => Commit(caller, command, RightsRules.Decline);

    public Task<Outcome> RevokeRights(Caller caller, RevokeRights command) => Commit(caller, command, RightsRules.Revoke);

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        ExpireRights expire => Commit(caller, expire, RightsRules.Expire),
        _ => throw new NotSupportedException($"A submission does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<OutboxMessage> React(SubmissionState after, SubmissionFact fact) => SubmissionReactions.To(after, fact);
}

using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Storage.Drives;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Submissions;

namespace Campaign.Grains.Drives;

/// <inheritdoc cref="IDriveGrain"/>
public sealed class DriveGrain(IJournal journal, DriveView view, SubmissionView submissions, SubmissionQueries queries, IJobs jobs, TimeProvider clock)
    : FactGrain<DriveState, DriveFact>(journal, view, clock), IDriveGrain
{
    // Kept with the next batch that takes something in: a refused submission alone writes nothing.
    private readonly Dictionary<string, int> _refused = new(StringComparer.Ordinal);
    private IntakeLedger? _ledger;

    protected override int SnapshotEvery => 500;

    private IntakeLedger Ledger => _ledger ?? throw new InvalidOperationException("The ledger was not read.");

    public Task<Outcome> Create(Caller caller, CreateDrive command) =>
        Commit(caller, command, DriveRules.Create, creates: $"/drives/{Id}");

    public Task<Outcome> Close(Caller caller, CloseDrive command) => Commit(caller, command, DriveRules.Close);

    public async Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(ValueList<IntakeRequest> requests, ImportProgress? progress)
    {
        var intake = new Intake(requests, submissions, progress);
        var caller = Caller.Campaign(requests.Count > 0 ? requests[0].Caller.RequestId : "");
        var outcome = await Keep(new Attempt(caller, (drive, now) => Decide(intake, drive, now)) { Brings = intake.Bring });
        if (outcome.Refused)
        {
            // A key that was used before fails the batch; alone, each fails only for itself.
            return requests.Count > 1 && progress is null && outcome.Refusal == GrainRefusals.RequestRepeated
                ? await OneByOne(requests)
                : [.. requests.Select(_ => (Outcome<IntakeReceipt>)outcome.Refusal)];
        }

        Count(intake);
        if (progress is not null && !intake.TookAny)
        {
            var rows = new RowChanges();
            intake.Report(rows);
            await jobs.Write(rows);
        }

        return [.. intake.Outcomes];
    }

    public async Task<Outcome> TakeInAgain(Caller caller, ResubmissionRequest request)
    {
        var (submission, version, command, author) = request;
        Decision<SubmissionFact>? decision = null;
        var outcome = await Keep(new Attempt(Caller.Campaign(caller.RequestId), (drive, now) =>
        {
            decision = SubmissionRules.Resubmit(submission, drive, Ledger, command, now);
            if (decision.Refusal is { } refusal)
            {
                return refusal;
            }

            Ledger.Add(IntakeLedger.AuthorOf(submission.Subject), command.Text.Fingerprint, revision: true);
            return new SubmissionsTakenIn(0);
        })
        {
            Brings = draft =>
            {
                draft.Take(submissions, submission.Id, new(submission, version), decision!.Facts, caller, SubmissionReactions.To);
                draft.Keep(author.ToRecord(submission.Subject, submission.Id));
            },
        });
        return outcome.Refused ? outcome : outcome with { Version = version + decision!.Facts.Count };
    }

    protected override Task CatchUp(CancellationToken cancellationToken)
    {
        // Whoever was faster may have taken submissions in.
        _ledger = null;
        return base.CatchUp(cancellationToken);
    }

    protected override async ValueTask Prepare(IReadOnlyList<Attempt> attempts)
    {
        if (_ledger is null && attempts.Any(attempt => attempt.Brings is not null))
        {
            _ledger = await queries.Ledger(Id, (int)State.Submissions, CancellationToken.None);
        }
    }

    private Decision<DriveFact> Decide(Intake intake, DriveState drive, DateTimeOffset now) => intake.Decide(drive, Ledger, now) is var count and > 0
        ? new SubmissionsTakenIn(count, Tally(intake.Refusals.Select(refusal => (refusal.Code, 1)).Concat(_refused.Select(pair => (pair.Key, pair.Value)))))
        : Decision<DriveFact>.Nothing;

    private static ValueList<RefusedCount>? Tally(IEnumerable<(string Code, int Count)> refused)
    {
        ValueList<RefusedCount> counts =
            [.. refused.GroupBy(one => one.Code, StringComparer.Ordinal).Select(group => new RefusedCount(group.Key, group.Sum(one => one.Count)))];
        return counts.Count == 0 ? null : counts;
    }

    private void Count(Intake intake)
    {
        if (intake.TookAny)
        {
            _refused.Clear();
            return;
        }

        foreach (var refusal in intake.Refusals)
        {
            _refused[refusal.Code] = _refused.GetValueOrDefault(refusal.Code) + 1;
        }
    }

    /// <summary>Commits; when nothing was kept, the ledger forgets what was decided.</summary>
    private async Task<Outcome> Keep(Attempt attempt)
    {
        var before = _ledger;
        var mark = before?.Count ?? 0;
        var kept = false;
        try
        {
            var outcome = (await Commit([attempt]))[0];
            kept = !outcome.Refused;
            return outcome;
        }
        finally
        {
            if (!kept && before is not null && before == _ledger)
            {
                before.RollBack(mark);
            }
            else if (!kept)
            {
                _ledger = null;
            }
        }
    }

    private async Task<ValueList<Outcome<IntakeReceipt>>> OneByOne(ValueList<IntakeRequest> requests)
    {
        var outcomes = new List<Outcome<IntakeReceipt>>(requests.Count);
        foreach (var request in requests)
        {
            outcomes.AddRange(await TakeIn([request], null));
        }

        return [.. outcomes];
    }
}

using System.Collections.Frozen;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Storage.Drives;
using Campaign.Storage.Journal;
using Campaign.Storage.Submissions;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Drives.DriveState, Campaign.Domain.Drives.DriveFact>;

namespace Campaign.Grains.Drives;

/// <inheritdoc cref="IDriveGrain"/>
public sealed class DriveGrain(IJournal journal, DriveView view, SubmissionView submissions, SubmissionQueries queries, TimeProvider clock)
    : FactGrain<DriveState, DriveFact>(journal, view, clock), IDriveGrain
{
    // Kept with the next batch that takes something in: a refused submission alone writes nothing.
    private readonly Dictionary<string, int> _refused = new(StringComparer.Ordinal);
    private IntakeLedger? _ledger;

    protected override int SnapshotEvery => 500;

    /// <summary>The ledger's texts, and one for the ledger.</summary>
    protected override int Remembered => _ledger is null ? 0 : _ledger.Count + 1;

    private IntakeLedger Ledger => _ledger ?? throw new InvalidOperationException("The ledger was not read.");

    public Task<Outcome> Create(Caller caller, CreateDrive command) =>
        Commit(caller, command, DriveRules.Create, creates: $"/drives/{Id}");

    public Task<Outcome> Amend(Caller caller, AmendDrive command) => Commit(caller, command, DriveRules.Amend);

    public Task<Outcome> Close(Caller caller, CloseDrive command) => Commit(caller, command, DriveRules.Close);

    public async Task<ValueList<Outcome<IntakeReceipt>>> TakeIn(ValueList<IntakeRequest> requests)
    {
        var intake = new Intake(requests, submissions, await Known([.. requests.Where(request => request.MayBeThere).Select(request => request.Command.SubmissionId)]));
        var caller = Caller.Campaign(requests.Count > 0 ? requests[0].Caller.RequestId : "");
        var outcome = await Keep(intake, new Attempt(caller, (drive, now) => Decide(intake, drive, now)) { Brings = intake.Bring });
        if (outcome.Refused)
        {
            // A key that was used before fails the batch; alone, each fails only for itself.
            return requests.Count > 1 && outcome.Refusal == GrainRefusals.RequestRepeated
                ? await OneByOne(requests)
                : [.. requests.Select(_ => (Outcome<IntakeReceipt>)outcome.Refusal)];
        }

        return [.. intake.Outcomes];
    }

    public async Task<Outcome> TakeInAgain(Caller caller, ResubmissionRequest request)
    {
        var (submission, version, command, author) = request;
        Decision<SubmissionFact>? decision = null;
        var attempt = new Attempt(Caller.Campaign(caller.RequestId), (drive, now) =>
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
        };
        var outcome = await Commit(attempt);
        return outcome.Refused ? outcome : outcome with { Version = version + decision!.Facts.Count };
    }

    protected override void Forget(int mark)
    {
        if (mark == 0)
        {
            _ledger = null;
        }
        else
        {
            _ledger?.RollBack(mark - 1);
        }
    }

    protected override async ValueTask Prepare(IReadOnlyList<Attempt> attempts)
    {
        if (_ledger is null && attempts.Any(attempt => attempt.Brings is not null))
        {
            _ledger = await queries.Ledger(Id, (int)State.Submissions, CancellationToken.None);
        }
    }

    /// <summary>Which of these submissions came in before.</summary>
    private async ValueTask<IReadOnlySet<string>> Known(string[] ids) =>
        ids.Length == 0 ? FrozenSet<string>.Empty : (await queries.Known(ids, CancellationToken.None)).ToHashSet(StringComparer.Ordinal);

    private Decision<DriveFact> Decide(Intake intake, DriveState drive, DateTimeOffset now)
    {
        var count = intake.Decide(drive, Ledger, now);
        if (count == 0)
        {
            return Decision<DriveFact>.Nothing;
        }

        // Moved, not copied: the next batch may be decided before this one is durable.
        Move(_refused, intake.Earlier);
        return new SubmissionsTakenIn(count, Tally(intake.Refusals.Select(refusal => (refusal.Code, 1)).Concat(intake.Earlier.Select(pair => (pair.Key, pair.Value)))));
    }

    private static ValueList<RefusedCount>? Tally(IEnumerable<(string Code, int Count)> refused)
    {
        ValueList<RefusedCount> counts =
            [.. refused.GroupBy(one => one.Code, StringComparer.Ordinal).Select(group => new RefusedCount(group.Key, group.Sum(one => one.Count)))];
        return counts.Count == 0 ? null : counts;
    }

    /// <summary>Commits; refusals that no fact counts are left for the next batch.</summary>
    private async Task<Outcome> Keep(Intake intake, Attempt attempt)
    {
        var uncounted = true;
        try
        {
            var outcome = await Commit(attempt);
            uncounted = outcome.Refused || !intake.TookAny;
            if (!outcome.Refused && uncounted)
            {
                Move(intake.Refusals.CountBy(refusal => refusal.Code).ToDictionary(StringComparer.Ordinal), _refused);
            }

            return outcome;
        }
        finally
        {
            if (uncounted)
            {
                Move(intake.Earlier, _refused);
            }
        }
    }

    private static void Move(Dictionary<string, int> from, Dictionary<string, int> to)
    {
        foreach (var (code, count) in from)
        {
            to[code] = to.GetValueOrDefault(code) + count;
        }

        from.Clear();
    }

    private async Task<ValueList<Outcome<IntakeReceipt>>> OneByOne(ValueList<IntakeRequest> requests)
    {
        var outcomes = new List<Outcome<IntakeReceipt>>(requests.Count);
        foreach (var request in requests)
        {
            outcomes.AddRange(await TakeIn([request]));
        }

        return [.. outcomes];
    }
}

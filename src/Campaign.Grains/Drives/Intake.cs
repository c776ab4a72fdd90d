using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Storage.Submissions;

namespace Campaign.Grains.Drives;

/// <summary>One batch of submissions on its way into a drive: decided one after the other, kept together.</summary>
/// <param name="there">Ids of those that came in before.</param>
internal sealed class Intake(IReadOnlyList<IntakeRequest> requests, SubmissionView view, IReadOnlySet<string> there)
{
    private readonly Outcome<IntakeReceipt>?[] _outcomes = new Outcome<IntakeReceipt>?[requests.Count];
    private readonly List<(int Index, ValueList<SubmissionFact> Facts)> _taken = [];

    public IReadOnlyList<Outcome<IntakeReceipt>> Outcomes => _outcomes!;

    public bool TookAny => _taken.Count > 0;

    /// <summary>Refusals of earlier batches, by code, that are counted with this one.</summary>
    public Dictionary<string, int> Earlier { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Refusal> Refusals => _outcomes.Select(outcome => outcome?.Refusal).OfType<Refusal>();

    /// <summary>Decides on every submission; accepted ones go into the ledger at once, so that their neighbours are compared with them.</summary>
    /// <returns>How many were taken in.</returns>
    public int Decide(DriveState drive, IntakeLedger ledger, DateTimeOffset now)
    {
        _taken.Clear();
        for (var index = 0; index < requests.Count; index++)
        {
            var command = requests[index].Command;
            if (there.Contains(command.SubmissionId))
            {
                _outcomes[index] = new(null, 0, null);
                continue;
            }

            var decision = SubmissionRules.TakeIn(drive, ledger, command, now);
            if (decision.Refusal is { } refusal)
            {
                _outcomes[index] = refusal;
                continue;
            }

            ledger.Add(IntakeLedger.AuthorOf(command.Subject), command.Text.Fingerprint);
            _outcomes[index] = null;
            _taken.Add((index, decision.Facts));
        }

        return _taken.Count;
    }

    /// <summary>Adds the streams of the accepted submissions, with all that belongs to them.</summary>
    public void Bring(UnitDraft draft)
    {
        foreach (var (index, facts) in _taken)
        {
            var (caller, command, author, _) = requests[index];
            var made = draft.Take(view, command.SubmissionId, new(SubmissionState.Initial, 0), facts, caller, SubmissionReactions.To);
            draft.Keep(author.ToRecord(command.Subject, command.SubmissionId));
            draft.Answer(caller, $"/submissions/{command.SubmissionId}");
            _outcomes[index] = new(new IntakeReceipt(made.State, draft.Now), made.Version, null);
        }
    }
}

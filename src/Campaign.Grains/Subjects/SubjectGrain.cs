using Campaign.Domain.Decisions;
using Campaign.Domain.Subjects;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;

namespace Campaign.Grains.Subjects;

/// <summary>A person whose data is kept. Key: <c>subject/{id}</c>.</summary>
public interface ISubjectGrain : IReceiver
{
    /// <summary>Erases the person. When it answers, nothing can be read any more.</summary>
    Task<Outcome> Erase(Caller caller, ErasePerson command);
}

/// <inheritdoc cref="ISubjectGrain"/>
/// <remarks>
/// The audit must not miss an erasure, nor tell of one that never was: the fact is kept together with a message to itself, which erases if the process
/// dies before it has. So a person may be erased twice within a moment, which changes nothing.
/// </remarks>
public sealed class SubjectGrain(IJournal journal, SubjectView view, ISubjects subjects, TimeProvider clock)
    : FactGrain<SubjectState, SubjectFact>(journal, view, clock), ISubjectGrain
{
    public async Task<Outcome> Erase(Caller caller, ErasePerson command)
    {
        var outcome = await Commit(caller, command, SubjectRules.Erase);
        return outcome.Refused ? outcome : await Destroy(outcome);
    }

    public async Task<Outcome> Receive(Caller caller, Message message) => message is EraseRecords
        ? await Destroy(new Outcome(Version, null))
        : throw new NotSupportedException($"A subject does not understand {message.GetType().Name}.");

    protected override IEnumerable<Posting> React(SubjectState after, SubjectFact fact) => [new($"erase/{Id}/{after.Erasures}", Stream, new EraseRecords())];

    private async Task<Outcome> Destroy(Outcome outcome)
    {
        await subjects.Erase(Id, CancellationToken.None);
        return outcome;
    }
}

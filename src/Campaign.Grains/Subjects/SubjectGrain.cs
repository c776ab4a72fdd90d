using Campaign.Domain.Decisions;
using Campaign.Domain.Subjects;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
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
/// dies before it has, and is taken back once it has.
/// </remarks>
public sealed class SubjectGrain(IJournal journal, SubjectView view, ISubjects subjects, IMessages messages, TimeProvider clock)
    : FactGrain<SubjectState, SubjectFact>(journal, view, clock), ISubjectGrain
{
    public async Task<Outcome> Erase(Caller caller, ErasePerson command)
    {
        var outcome = await Commit(caller, command, SubjectRules.Erase);
        if (!outcome.Refused)
        {
            await subjects.Erase(Id, CancellationToken.None);
            await messages.Acknowledge([KeyOf(State)]);
        }

        return outcome;
    }

    public async Task<Outcome> Receive(Caller caller, Message message)
    {
        if (message is not EraseRecords)
        {
            throw new NotSupportedException($"A subject does not understand {message.GetType().Name}.");
        }

        await subjects.Erase(Id, CancellationToken.None);
        return new Outcome(Version, null);
    }

    protected override IEnumerable<OutboxMessage> React(SubjectState after, SubjectFact fact) => [new(KeyOf(after), Stream, new EraseRecords())];

    private string KeyOf(SubjectState subject) => $"erase/{Id}/{subject.Erasures}";
}

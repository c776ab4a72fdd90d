using Campaign.Domain.Decisions;

namespace Campaign.Domain.Subjects;

/// <summary>What happened to a person whose data is stored. Stream <c>subject/{id}</c>; the id identifies nobody.</summary>
public abstract record SubjectFact : Fact;

/// <summary>All personal data of the person was erased: names, contacts, texts. The history stays.</summary>
/// <param name="Reason">Is kept, so it must not name the person.</param>
[Named("subject.erased")]
public sealed record SubjectErased(string? Reason) : SubjectFact;

/// <summary>Erases a person.</summary>
public sealed record ErasePerson(string? Reason);

/// <summary>Destroys the person's key and deletes the data encrypted with it.</summary>
[Named("subject.erase")]
public sealed record EraseRecords : Message;

/// <summary>A person whose data is or was stored.</summary>
/// <param name="Erasures">How often they were erased; a person who returns is stored anew.</param>
public sealed record SubjectState(int Erasures)
{
    public static SubjectState Initial { get; } = new(0);

    public static SubjectState Evolve(SubjectState subject, SubjectFact fact) => fact is SubjectErased ? new(subject.Erasures + 1) : subject;
}

/// <summary>The rules of erasing people.</summary>
public static class SubjectRules
{
    private const int LongestReason = 500;

    public static Decision<SubjectFact> Erase(SubjectState subject, ErasePerson command, DateTimeOffset now) =>
        Field.Optional("reason", command.Reason, LongestReason) is { } refusal ? refusal
        : new SubjectErased(string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim());
}

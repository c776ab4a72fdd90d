using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Api.Subjects;

/// <summary>A person's account on a channel.</summary>
public sealed record AccountOf(string? Channel, string? Handle)
{
    internal Refusal? Refusal() => Field.Text("channel", Channel, 50) ?? Field.Text("handle", Handle, 120);

    internal string Subject(ISubjects subjects) => subjects.IdOf(Channel!, Handle!);
}

/// <summary>The account of the person who asks to be erased.</summary>
/// <param name="Reason">Kept in the audit log; must not name the person.</param>
public sealed record EraseBody(string? Channel, string? Handle, string? Reason = null);

/// <param name="What">The noun it belongs to, such as <c>submission</c> or <c>mentions</c>.</param>
public sealed record KeptResource(string What, long Count);

/// <summary>What is stored about a person.</summary>
/// <param name="Known">Whether anything is stored.</param>
public sealed record SubjectResource(bool Known, IReadOnlyList<KeptResource> Kept)
{
    internal static SubjectResource Of(SubjectTraces traces) => new(
        traces.Any,
        [
            .. traces.References.GroupBy(reference => reference.Split('/')[0]).Select(noun => new KeptResource(noun.Key, noun.Count())),
            .. traces.Mentions > 0 ? [new KeptResource("mentions", traces.Mentions)] : Array.Empty<KeptResource>(),
        ]);
}

/// <param name="Kept">What was stored until then.</param>
public sealed record ErasedResource(bool Erased, IReadOnlyList<KeptResource> Kept);

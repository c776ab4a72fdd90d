using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Orleans;

namespace Campaign.Grains.Mentions;

/// <summary>One import of mentions. Key: <c>import/{id}</c>.</summary>
public interface IMentionImportGrain : IGrainWithStringKey
{
    Task<Outcome> Record(Caller caller, RecordImport command);

    Task<Outcome> TakeBack(Caller caller, TakeImportBack command);
}

/// <inheritdoc cref="IMentionImportGrain"/>
public sealed class MentionImportGrain(IJournal journal, MentionImportView view, TimeProvider clock)
    : FactGrain<MentionImportState, MentionImportFact>(journal, view, clock), IMentionImportGrain
{
    public Task<Outcome> Record(Caller caller, RecordImport command) =>
        Commit(caller, (import, _) => MentionImportRules.Record(import, command));

    public Task<Outcome> TakeBack(Caller caller, TakeImportBack command) =>
        Commit(caller, (import, _) => MentionImportRules.TakeBack(import, command));
}

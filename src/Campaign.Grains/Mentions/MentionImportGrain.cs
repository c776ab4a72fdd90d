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

    Task<Outcome> Revert(Caller caller, RevertImport command);
}

/// <inheritdoc cref="IMentionImportGrain"/>
public sealed class MentionImportGrain(IJournal journal, MentionImportView view, TimeProvider clock)
    : FactGrain<MentionImportState, MentionImportFact>(journal, view, clock), IMentionImportGrain
{
    public Task<Outcome> Record(Caller caller, RecordImport command) =>
        Commit(caller, (import, _) => MentionImportRules.Record(import, command));

    public Task<Outcome> Revert(Caller caller, RevertImport command) =>
        Commit(caller, (import, _) => MentionImportRules.Revert(import, command));
}

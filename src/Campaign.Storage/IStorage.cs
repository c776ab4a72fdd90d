using Campaign.Storage.Access;
using Campaign.Storage.Changes;
using Campaign.Storage.Files;
using Campaign.Storage.Journal;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.States;
using Campaign.Storage.Subjects;

namespace Campaign.Storage;

/// <summary>The storage contract, the same for every database. Disposing finishes pending writes.</summary>
public interface IStorage : IDisposable
{
    IJournal Journal { get; }

    ISubjects Subjects { get; }

    IMentions Mentions { get; }

    IMessages Messages { get; }

    IJobs Jobs { get; }

    IRequests Requests { get; }

    ISignIns SignIns { get; }

    IFiles Files { get; }

    IStates States { get; }

    IReadDatabase Database { get; }

    IChanges Changes { get; }

    /// <summary>Drops every view and rebuilds it from the journal. Nothing else is written meanwhile.</summary>
    Task RebuildViews();
}

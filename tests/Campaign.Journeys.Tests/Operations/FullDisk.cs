using Campaign.Storage;
using Campaign.Storage.Access;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Operations;

/// <summary>A database that can be read but not written.</summary>
internal static class FullDisk
{
    public static void Fill(IServiceCollection services)
    {
        services.AddSingleton<IJobs>(provider => new Jobs(provider.GetRequiredService<IStorage>().Jobs));
        services.AddSingleton<ISignIns>(provider => new SignIns(provider.GetRequiredService<IStorage>().SignIns));
        services.AddSingleton<IJournal>(provider => new Journal(provider.GetRequiredService<IStorage>().Journal));
    }

    private static StorageException Full => new("The disk is full.");

    private sealed class Jobs(IJobs real) : IJobs
    {
        public Task Write(RowChanges rows) => Task.FromException(Full);

        public ValueTask<DateTimeOffset> Now() => real.Now();

        public ValueTask<JobRow?> Find(string id, CancellationToken cancellation) => real.Find(id, cancellation);

        public Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until) =>
            Task.FromException<IReadOnlyList<JobRow>>(Full);

        public Task<IReadOnlyDictionary<string, bool>> Renew(string node, DateTimeOffset until) => Task.FromException<IReadOnlyDictionary<string, bool>>(Full);

        public Task Release(string node) => Task.FromException(Full);

        public Task<JobCancelling> Cancel(string id, DateTimeOffset now) => Task.FromException<JobCancelling>(Full);

        public ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation) =>
            real.Rejects(id, afterLine, atMost, cancellation);

        public Task<int> ForgetJobs(DateTimeOffset before, int atMost) => real.ForgetJobs(before, atMost);

        public Task<int> ForgetRejects(DateTimeOffset before, int atMost) => real.ForgetRejects(before, atMost);
    }

    /// <summary>The disk is full from the moment somebody has signed in.</summary>
    private sealed class SignIns(ISignIns real) : ISignIns
    {
        public Task<long> Count(string key, DateTimeOffset now, DateTimeOffset since) => real.Count(key, now, since);

        public Task Uncount(string key) => real.Uncount(key);

        public Task Forget(string key) => real.Forget(key);

        public Task<bool> TakeStep(string person, long step) => Task.FromException<bool>(Full);

        public Task PutSecret(string person, string secret) => Task.FromException(Full);

        public Task Begin(SessionRow session, string passwordHash) => real.Begin(session, passwordHash);

        public Task Keep(string session, string passwordHash) => Task.FromException(Full);

        public Task Touch(string session, DateTimeOffset now) => Task.FromException(Full);

        public Task<bool> End(string session) => Task.FromException<bool>(Full);

        public Task EndAll(string person, string except = "") => Task.FromException(Full);

        public Task Tidy(DateTimeOffset now, DateTimeOffset attemptsBefore) => Task.FromException(Full);
    }

    private sealed class Journal(IJournal real) : IJournal
    {
        // The first administrator was created while there was room.
        public Task<Appended> Append(JournalUnit unit) =>
            unit.Streams.All(facts => facts.Stream == AccessView.Stream) ? real.Append(unit) : Task.FromException<Appended>(Full);

        public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => real.Read(stream, after, cancellation);

        public bool IsShared => real.IsShared;

        public ValueTask<long> Version(string stream, CancellationToken cancellation) => real.Version(stream, cancellation);

        public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => real.ReadSnapshot(stream, cancellation);
    }
}

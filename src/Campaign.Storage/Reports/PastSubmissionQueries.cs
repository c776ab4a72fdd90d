using System.Runtime.CompilerServices;
using Campaign.Domain.Submissions;
using Campaign.Storage.Drives;
using Campaign.Storage.Journal;
using Campaign.Storage.Submissions;
using Campaign.Storage.Views;

namespace Campaign.Storage.Reports;

/// <summary>How many submissions a drive had at a moment, as <see cref="DriveQueries"/> counts those of now.</summary>
/// <param name="Unrewarded">Approved, with a reward that was still to come.</param>
internal sealed record SubmissionCounts(IReadOnlyDictionary<string, long> ByStatus, IReadOnlyDictionary<string, long> Rejected, long Featured, long Unrewarded);

/// <summary>Counts a drive's submissions of the past, some hundreds at a time: a drive may have a million.</summary>
public sealed class PastSubmissionQueries(IReadDatabase database, SubmissionView view)
{
    internal const string IdsSql = "SELECT id FROM submissions WHERE drive = @drive AND id > @after ORDER BY id LIMIT @AtOnce";

    private const int AtOnce = 500;

    internal async ValueTask<SubmissionCounts> Of(string drive, PastStreams past, PastRewards rewards, CancellationToken cancellation)
    {
        var (statuses, rejected) = (new SortedDictionary<string, long>(StringComparer.Ordinal), new SortedDictionary<string, long>(StringComparer.Ordinal));
        var (featured, unrewarded) = (0L, 0L);
        await foreach (var (submission, approved) in States(drive, past, cancellation))
        {
            Count(statuses, SubmissionView.StatusOf(submission));
            Count(rejected, SubmissionView.RejectionOf(submission));
            featured += submission.Featured ? 1 : 0;
            unrewarded += approved && rewards.Awaits(submission) ? 1 : 0;
        }

        return new(statuses, rejected, featured, unrewarded);
    }

    internal static string FactsSql(SqlDialect dialect) =>
        $"SELECT {JournalRow.Columns} FROM {dialect.Journal("streams")} ORDER BY stream, version";

    private static void Count(SortedDictionary<string, long> counts, string? name)
    {
        if (name is not null)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }

    private async IAsyncEnumerable<(SubmissionState Submission, bool Approved)> States(
        string drive, PastStreams past, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var ids = await Ids(drive, "", cancellation); ids.Count > 0; ids = await Ids(drive, ids[^1], cancellation))
        {
            foreach (var stream in (await Facts(ids, cancellation)).GroupBy(recorded => recorded.Stream))
            {
                var (state, approved) = (view.Initial, false);
                foreach (var recorded in stream.TakeWhile(past.Holds))
                {
                    (state, approved) = (view.Evolve(state, (SubmissionFact)recorded.Fact), approved || recorded.Fact is SubmissionApproved);
                }

                if (state.Exists)
                {
                    yield return (state, approved);
                }
            }
        }
    }

    private async ValueTask<IReadOnlyList<string>> Ids(string drive, string after, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Rows<string>(IdsSql, new { drive, after, AtOnce }, cancellation);
    }

    private async ValueTask<IReadOnlyList<RecordedFact>> Facts(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var streams = lease.Dialect.List([.. ids.Select(id => $"{view.Noun}/{id}")]);
        return [.. (await lease.Rows<JournalRow>(FactsSql(lease.Dialect), new { streams }, cancellation)).Select(row => row.ToFact())];
    }
}

using Campaign.Documents.Reports;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Reports;

/// <summary>Identifies a report: of a campaign, as of a time, in a language.</summary>
internal sealed record PastReport(string Campaign, DateTimeOffset AsOf, Language Language);

/// <summary>
/// A cache of recent reports of past days, so that page, PDF and workbook of a day fold its facts once. The past does not change and reports hold no personal
/// data that could be erased, so entries stay until others displace them or the process ends.
/// </summary>
internal sealed class PastReports(TimeProvider clock)
{
    private const int Most = 32;

    /// <summary>Facts decided just before midnight may reach the disk just after it, and nodes' clocks differ.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<(PastReport Key, Task<RecoveryReport?> Made)> _made = new();

    /// <summary>The report, made if it is not cached. Callers that ask while it is being made wait for the same one.</summary>
    /// <param name="make">Not cancelled when the first caller leaves, because others may be waiting for it.</param>
    public Task<RecoveryReport?> Get(PastReport asked, Func<CancellationToken, Task<RecoveryReport?>> make, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - asked.AsOf < Settling)
        {
            return make(cancellation);
        }

        lock (_gate)
        {
            var found = _made.First;
            while (found is not null && found.Value.Key != asked)
            {
                found = found.Next;
            }

            if (found is not null)
            {
                _made.Remove(found);
            }

            if (found is null || found.Value.Made.IsFaulted)
            {
                found = new((asked, Task.Run(() => make(CancellationToken.None), CancellationToken.None)));
            }

            _made.AddFirst(found);
            if (_made.Count > Most)
            {
                _made.RemoveLast();
            }

            return found.Value.Made.WaitAsync(cancellation);
        }
    }
}

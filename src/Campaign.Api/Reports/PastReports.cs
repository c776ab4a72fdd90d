using Campaign.Documents.Reports;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Reports;

/// <summary>Which report: of a campaign, as of a moment, in a language.</summary>
internal sealed record PastReport(string Campaign, DateTimeOffset AsOf, Language Language);

/// <summary>
/// The reports of the past that were made last, so that page, PDF and workbook of a day cost its folding once. What is past does not change, and nothing in a report is
/// about people whose data could be erased, so they are kept until others take their place or the process ends.
/// </summary>
internal sealed class PastReports(TimeProvider clock)
{
    private const int Most = 32;

    /// <summary>What was decided just before midnight may be on its way to the disk just after it, and the clocks of nodes differ.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<(PastReport Key, Task<RecoveryReport?> Made)> _made = new();

    /// <summary>The report, made if it is not there. Who asks while it is being made waits for the same one.</summary>
    /// <param name="make">What others may wait for goes on although whoever asked first has gone.</param>
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

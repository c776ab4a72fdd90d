using Campaign.Storage.Views;

namespace Campaign.Storage.Changes;

/// <summary>How far a campaign has come. Between two marks that are the same nothing has happened, on any node: whatever follows from its facts and tallies is as it was.</summary>
/// <param name="Tallied">How often its tallies were written.</param>
public sealed record ChangeMark(FactMark Facts, long Tallied);

/// <summary>How far a campaign's facts have come.</summary>
/// <param name="Settled">A position up to which nothing will be added any more.</param>
/// <param name="Since">How many facts of the campaign there are behind it.</param>
public sealed record FactMark(long Settled, long Since);

/// <summary>
/// Marks how far campaigns have come. The last position alone would not do: nodes write at the same time, and a fact can become visible after one that has a
/// higher position. So facts are counted behind a position before which all is settled.
/// </summary>
public sealed class MarkQueries(IReadDatabase database)
{
    internal const string CountSql = """
        SELECT (SELECT count(*) FROM journal WHERE campaign = @campaign AND position > @settled),
               coalesce((SELECT changes FROM tally_changes WHERE campaign = @campaign), 0)
        """;

    private readonly Lock _gate = new();
    private long _settled;

    // A position that was the last one once, and the number of the transaction that was to begin next then.
    private (long Last, long Next) _earlier;

    /// <summary>Where a campaign stands. Take it before reading what is kept under it: what happens meanwhile is then seen by whoever asks next.</summary>
    /// <param name="since">An earlier mark of the campaign. As long as no fact was added, the facts' mark is the same.</param>
    public async ValueTask<ChangeMark> Of(string campaign, ChangeMark? since, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return since is not null && await Count(lease, campaign, since.Facts.Settled, cancellation) is var now && now.Facts == since.Facts
            ? now
            : await Count(lease, campaign, await Settled(lease, cancellation), cancellation);
    }

    private static async ValueTask<ChangeMark> Count(ReadLease lease, string campaign, long settled, CancellationToken cancellation)
    {
        var (facts, tallied) = (await lease.Rows<(long, long)>(CountSql, new { campaign, settled }, cancellation))[0];
        return new(new(settled, facts), tallied);
    }

    /// <summary>The highest position before which all is known to be settled. The position is read first: whoever takes one later is counted.</summary>
    private async ValueTask<long> Settled(ReadLease lease, CancellationToken cancellation)
    {
        var last = (await lease.Rows<long?>(lease.Dialect.LastPosition, new { }, cancellation)).SingleOrDefault() ?? 0;
        var (oldest, next) = (await lease.Rows<(long, long)>(lease.Dialect.UnderWay, new { }, cancellation))[0];
        lock (_gate)
        {
            if (oldest >= next)
            {
                _settled = Math.Max(_settled, last);
            }
            else if (oldest >= _earlier.Next)
            {
                (_settled, _earlier) = (Math.Max(_settled, _earlier.Last), (last, next));
            }

            return _settled;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;

namespace Campaign.Storage.Verification;

/// <summary>Whether no pool ever gave more than its budget, and whether its displayed totals match its facts.</summary>
internal sealed class LedgerCheck(StorageMoment moment)
{
    private const string Name = "ledgers";

    // The range of pools' streams: '0' follows '/'.
    private const string PoolsSql = $"SELECT {JournalRow.Columns} FROM journal WHERE stream >= 'pool/' AND stream < 'pool0' ORDER BY stream, version";

    public IEnumerable<Flaw> Flaws()
    {
        var shown = moment.Query<(string Id, string Doc)>("SELECT id, doc FROM pools ORDER BY id").ToDictionary(
            row => $"pool/{row.Id}", row => JsonSerializer.Deserialize<PoolState>(row.Doc, DomainJson.Options)!, StringComparer.Ordinal);
        var (stream, ledger) = ("", new PoolLedger());
        foreach (var row in moment.Query<JournalRow>(PoolsSql))
        {
            if (row.Stream != stream)
            {
                foreach (var flaw in Compare(stream, ledger, shown))
                {
                    yield return flaw;
                }

                (stream, ledger) = (row.Stream, new PoolLedger());
            }

            if (Take(ledger, row) is { } wrong)
            {
                yield return wrong;
            }
        }

        foreach (var flaw in Compare(stream, ledger, shown))
        {
            yield return flaw;
        }
    }

    private static Flaw? Take(PoolLedger ledger, JournalRow row)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{row.Stream} {row.Version}");
        return row.ToFact().Fact is not PoolFact fact ? new(Name, where, new($"{row.Type} 不是奖励池的事实。", $"{row.Type} is no fact of a pool."))
            : !ledger.Take(fact) ? new(Name, where, new($"{row.Type} 与这笔发放之前的事实不符。", $"{row.Type} does not follow from the grant's facts before it."))
            : !ledger.IsWithinBudget ? new(Name, where, new("发放超出预算，或某项合计为负。", "More is given than the budget holds, or a total is negative."))
            : null;
    }

    private static IEnumerable<Flaw> Compare(string stream, PoolLedger ledger, Dictionary<string, PoolState> shown)
    {
        if (stream.Length == 0)
        {
            yield break;
        }

        if (!shown.TryGetValue(stream, out var pool))
        {
            yield return new(Name, stream, new("奖励池没有显示在视图里。", "The pool is not shown in the view."));
        }
        else if ((pool.Budget, pool.Reserved, pool.Issued, pool.Redeemed) != (ledger.Budget, ledger.Reserved, ledger.Issued, ledger.Redeemed))
        {
            yield return new(Name, stream, new(
                $"视图里的预算/预留/发放/核销是 {Say(pool.Budget, pool.Reserved, pool.Issued, pool.Redeemed)}，按事实应为 {Say(ledger.Budget, ledger.Reserved, ledger.Issued, ledger.Redeemed)}。",
                $"Budget/reserved/issued/redeemed are shown as {Say(pool.Budget, pool.Reserved, pool.Issued, pool.Redeemed)}, the facts say {Say(ledger.Budget, ledger.Reserved, ledger.Issued, ledger.Redeemed)}."));
        }
    }

    private static string Say(decimal budget, decimal reserved, decimal issued, decimal redeemed) =>
        string.Create(CultureInfo.InvariantCulture, $"{budget}/{reserved}/{issued}/{redeemed}");
}

using Campaign.Domain.Pools;

namespace Campaign.Storage.Verification;

/// <summary>
/// A pool's ledger, computed by grant and independently of <see cref="PoolState"/>, so that one can check the other: every grant's amount is in exactly one place.
/// </summary>
internal sealed class PoolLedger
{
    private readonly Dictionary<string, (decimal Amount, GrantStatus Status)> _grants = new(StringComparer.Ordinal);

    public decimal Budget { get; private set; }

    public decimal Reserved { get; private set; }

    public decimal Issued { get; private set; }

    public decimal Redeemed { get; private set; }

    public bool IsWithinBudget => Reserved >= 0 && Issued >= 0 && Redeemed >= 0 && Reserved + Issued + Redeemed <= Budget;

    /// <returns>False when the fact cannot follow those before it.</returns>
    public bool Take(PoolFact fact)
    {
        switch (fact)
        {
            case PoolOpened opened:
                Budget = opened.Budget;
                return true;
            case PoolAmended amended:
                Budget = amended.Budget;
                return true;
            case PoolToppedUp more:
                Budget += more.Amount;
                return true;
            case GrantReserved reserved:
                Reserved += reserved.Amount;
                return reserved.Amount > 0 && _grants.TryAdd(reserved.GrantId, (reserved.Amount, GrantStatus.Reserved));
            case GrantIssued issued:
                Issued += issued.Amount;
                return Move(issued.GrantId, issued.Amount, GrantStatus.Reserved, GrantStatus.Issued);
            case GrantRedeemed redeemed:
                Redeemed += redeemed.Amount;
                return Move(redeemed.GrantId, redeemed.Amount, GrantStatus.Issued, GrantStatus.Redeemed);
            case GrantExpired expired:
                return Move(expired.GrantId, expired.Amount, expired.Left, GrantStatus.Expired);
            case GrantVoided voided:
                return Move(voided.GrantId, voided.Amount, voided.Left, GrantStatus.Voided);
            default:
                return true;
        }
    }

    private bool Move(string id, decimal amount, GrantStatus from, GrantStatus to)
    {
        if (from == GrantStatus.Reserved)
        {
            Reserved -= amount;
        }
        else
        {
            Issued -= amount;
        }

        var follows = _grants.TryGetValue(id, out var grant) && grant == (amount, from);
        _grants[id] = (amount, to);
        return follows;
    }
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>
/// The rules of reward pools. They know participants, causes and amounts, and nothing of what a submission says: a reward cannot depend
/// on an opinion that the engine cannot see.
/// </summary>
public static class PoolRules
{
    private const decimal MostMoney = 1_000_000_000m;
    private const int LongestText = 200;
    private const int LongestKey = 120;
    private const int LongestReason = 1000;

    public static Decision<PoolFact> Open(PoolState pool, OpenPool command, DateTimeOffset now) =>
        command switch
        {
            _ when pool.Exists => PoolRefusals.Exists,
            { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestText => PoolRefusals.NameInvalid,
            _ when !Enum.IsDefined(command.Kind) => PoolRefusals.KindInvalid,
            { Budget: < 0 or > MostMoney } => PoolRefusals.BudgetInvalid,
            _ when !Counts(command.Kind, command.Budget) => PoolRefusals.BudgetInvalid,
            { GrantDays: < 1 or > 3650 } => PoolRefusals.DaysInvalid,
            _ => new PoolOpened(command.PoolId, command.CampaignId, command.Name.Trim(), command.Kind, command.Budget, command.GrantDays),
        };

    public static Decision<PoolFact> Amend(PoolState pool, AmendPool command, DateTimeOffset now)
    {
        var amended = new PoolAmended((command.Name ?? pool.Name).Trim(), command.Budget ?? pool.Budget, command.Reason);
        return pool switch
        {
            { Exists: false } => PoolRefusals.Unknown,
            { Closed: true } => PoolRefusals.Closed,
            _ when (amended.Name, amended.Budget) == (pool.Name, pool.Budget) => Decision<PoolFact>.Nothing,
            _ when amended.Name.Length is 0 or > LongestText => PoolRefusals.NameInvalid,
            _ when amended.Budget is < 0 or > MostMoney || !Counts(pool.Kind, amended.Budget) => PoolRefusals.BudgetInvalid,
            _ when amended.Budget < pool.Budget - pool.Available => PoolRefusals.BudgetPromised(pool.Budget - pool.Available),
            _ when Field.Text("reason", command.Reason, LongestReason, needed: amended.Budget != pool.Budget) is { } unexplained => unexplained,
            _ => amended,
        };
    }

    public static Decision<PoolFact> TopUp(PoolState pool, TopUpPool command, DateTimeOffset now) =>
        pool switch
        {
            { Exists: false } => PoolRefusals.Unknown,
            { Closed: true } => PoolRefusals.Closed,
            _ when command.Amount is <= 0 or > MostMoney || pool.Budget + command.Amount > MostMoney || !Counts(pool.Kind, command.Amount) =>
                PoolRefusals.AmountInvalid(pool.Kind),
            _ => new PoolToppedUp(command.Amount, command.Note),
        };

    public static Decision<PoolFact> Close(PoolState pool, ClosePool command, DateTimeOffset now) =>
        pool switch
        {
            { Exists: false } => PoolRefusals.Unknown,
            { Closed: true } => Decision<PoolFact>.Nothing,
            _ when string.IsNullOrWhiteSpace(command.Reason) => PoolRefusals.ReasonMissing,
            _ => new PoolClosed(command.Reason.Trim()),
        };

    /// <summary>Reserves a reward unless it would exceed the pool's budget.</summary>
    public static Decision<PoolFact> Reserve(PoolState pool, ReserveReward command, DateTimeOffset now)
    {
        if (!pool.Exists)
        {
            return PoolRefusals.Unknown;
        }

        if (command is not { Participant.Length: <= LongestKey, Cause.Length: <= LongestKey }
            || string.IsNullOrWhiteSpace(command.Participant) || string.IsNullOrWhiteSpace(command.Cause))
        {
            return PoolRefusals.KeyInvalid;
        }

        if (AmountOf(pool.Kind, command.Amount) is not { } amount)
        {
            return PoolRefusals.AmountInvalid(pool.Kind);
        }

        var id = Grant.IdFor(pool.Id, command.Participant, command.Cause);
        if (pool.Grants.TryGetValue(id, out var grant))
        {
            return grant.Amount == amount ? Decision<PoolFact>.Nothing : PoolRefusals.GrantDiffers(grant.Amount);
        }

        return Unpayable(pool, amount) is { } refusal
            ? refusal
            : new GrantReserved(id, command.Participant, command.Cause, amount, pool.ExpiryFrom(now));
    }

    /// <summary>Why the pool, as it stands, cannot pay a reward of this amount; null when it can.</summary>
    public static Refusal? Unpayable(PoolState pool, decimal? amount) =>
        !pool.Exists ? PoolRefusals.Unknown
        : AmountOf(pool.Kind, amount) is not { } wanted ? PoolRefusals.AmountInvalid(pool.Kind)
        : pool.Closed ? PoolRefusals.Closed
        : wanted > pool.Available ? PoolRefusals.Exhausted(pool.Available)
        : null;

    public static Decision<PoolFact> Issue(PoolState pool, IssueGrant command, DateTimeOffset now) =>
        pool.Find(command.GrantId) switch
        {
            null => pool.Missing(),
            { Status: GrantStatus.Issued } => Decision<PoolFact>.Nothing,
            { Status: not GrantStatus.Reserved } grant => PoolRefusals.NotReserved(grant.Status),
            { Expires: { } expires } when expires <= now => PoolRefusals.GrantExpired,
            { } grant => new GrantIssued(grant.Id, grant.Amount, pool.ExpiryFrom(now)),
        };

    /// <summary>Records that an issued grant was redeemed; a second redemption is refused, so that no coupon is honoured twice.</summary>
    public static Decision<PoolFact> Redeem(PoolState pool, RedeemGrant command, DateTimeOffset now) =>
        pool.Find(command.GrantId) switch
        {
            null => pool.Missing(),
            { Status: GrantStatus.Redeemed } => PoolRefusals.AlreadyRedeemed,
            { Status: not GrantStatus.Issued } grant => PoolRefusals.NotIssued(grant.Status),
            { Expires: { } expires } when expires <= now => PoolRefusals.GrantExpired,
            { } grant => new GrantRedeemed(grant.Id, grant.Amount),
        };

    public static Decision<PoolFact> Void(PoolState pool, VoidGrant command, DateTimeOffset now) =>
        pool.Find(command.GrantId) switch
        {
            null => pool.Missing(),
            { Status: GrantStatus.Voided } => Decision<PoolFact>.Nothing,
            { IsPending: false } grant => PoolRefusals.NotPending(grant.Status),
            _ when string.IsNullOrWhiteSpace(command.Reason) => PoolRefusals.ReasonMissing,
            { } grant => new GrantVoided(grant.Id, grant.Amount, grant.Status, command.Reason.Trim()),
        };

    /// <summary>Safe at any time and any number of times: issuing moves the deadline, and an early or late call changes nothing.</summary>
    public static Decision<PoolFact> Expire(PoolState pool, ExpireGrant command, DateTimeOffset now) =>
        pool.Find(command.GrantId) switch
        {
            null => pool.Missing(),
            { IsPending: true, Expires: { } expires } grant when expires <= now => new GrantExpired(grant.Id, grant.Amount, grant.Status),
            _ => Decision<PoolFact>.Nothing,
        };

    /// <summary>Whether a pool of this kind can grant this amount: whole cents of money, whole units of anything else; null means one unit.</summary>
    public static bool CanGive(PoolKind kind, decimal? amount) => AmountOf(kind, amount) is not null;

    private static Grant? Find(this PoolState pool, string grantId) => pool.Grants.GetValueOrDefault(grantId);

    private static Refusal Missing(this PoolState pool) => pool.Exists ? PoolRefusals.GrantUnknown : PoolRefusals.Unknown;

    private static DateTimeOffset? ExpiryFrom(this PoolState pool, DateTimeOffset now) => pool.GrantDays is { } days ? now.AddDays(days) : null;

    private static decimal? AmountOf(PoolKind kind, decimal? asked) =>
        (asked ?? (kind == PoolKind.Cash ? null : 1)) is { } amount and > 0 and <= MostMoney && Counts(kind, amount) ? amount : null;

    private static bool Counts(PoolKind kind, decimal amount) => decimal.Round(amount, kind == PoolKind.Cash ? 2 : 0) == amount;
}

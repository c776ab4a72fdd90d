using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>The refusals of the pool rules.</summary>
public static class PoolRefusals
{
    private const string ExhaustedCode = "pool-exhausted";

    public static Refusal Unknown { get; } = Refusal.NotFound("pool-unknown", "没有这个奖励池。", "There is no such reward pool.");

    public static Refusal GrantUnknown { get; } =
        Refusal.NotFound("grant-unknown", "这个奖励池里没有这笔发放。", "This reward pool has no such grant.");

    public static Refusal Exists { get; } =
        Refusal.Conflict("pool-exists", "这个编号的奖励池已经存在，请换一个编号。", "A reward pool with this id already exists; choose another id.");

    public static Refusal NameInvalid { get; } =
        Refusal.Invalid("pool-name", "请填写奖励池名称，不超过 200 字。", "Give the pool a name of at most 200 characters.");

    public static Refusal KindInvalid { get; } =
        Refusal.Invalid("pool-kind", "奖励池类型只能是现金、券或奖品（cash、coupon、prize）。", "The kind is cash, coupon or prize.");

    public static Refusal BudgetInvalid { get; } = Refusal.Invalid(
        "pool-budget",
        "预算须在 0 到 10 亿之间：现金最多两位小数，券和奖品须为整数份。",
        "The budget must lie between 0 and 1 billion: cash with at most two decimals, coupons and prizes in whole units.");

    public static Refusal DaysInvalid { get; } =
        Refusal.Invalid("pool-grant-days", "领取期限须为 1–3650 天。", "The time to use a grant must be 1–3,650 days.");

    public static Refusal Closed { get; } = Refusal.Conflict(
        "pool-closed", "奖励池已关闭，不再接受新的发放、追加或更改。", "The pool is closed: it takes no new grants, no top-ups and no changes.");

    public static Refusal KeyInvalid { get; } = Refusal.Invalid(
        "grant-incomplete", "请写明发给谁、因为什么（各不超过 120 字）。", "Say who gets the reward and what for (at most 120 characters each).");

    public static Refusal ReasonMissing { get; } = Refusal.Invalid("reason-missing", "请写明原因。", "Give a reason.");

    public static Refusal AlreadyRedeemed { get; } = Refusal.Conflict(
        "grant-redeemed", "这笔奖励已经核销过，不能重复核销。", "This reward was redeemed before and cannot be redeemed again.");

    public static Refusal GrantExpired { get; } =
        Refusal.Conflict("grant-expired", "这笔奖励已过期，金额将退回奖励池。", "This reward has expired; its amount returns to the pool.");

    public static Refusal AmountInvalid(PoolKind kind) => kind == PoolKind.Cash
        ? Refusal.Invalid("amount-invalid", "金额须大于 0，最多两位小数。", "The amount must be above 0 with at most two decimals.")
        : Refusal.Invalid("amount-invalid", "数量须为大于 0 的整数。", "The amount must be a whole number above 0.");

    /// <summary>Whether the refused reward can wait: the pool is open and can be topped up.</summary>
    public static bool WaitsForFunds(Refusal refusal) => refusal.Code == ExhaustedCode;

    public static Refusal Exhausted(decimal available) => Refusal.Conflict(
        ExhaustedCode,
        $"奖励池余额不足，还可发放 {Wording.Amount(available)}。请先追加预算。",
        $"The pool has only {Wording.Amount(available)} left. Top it up first.");

    public static Refusal BudgetPromised(decimal promised) => Refusal.Invalid(
        "budget-below-promised",
        $"已预留、已发放和已核销的共 {Wording.Amount(promised)}，预算不能低于这个数。未作改动。",
        $"{Wording.Amount(promised)} are reserved, issued or redeemed already; the budget cannot be lower. Nothing was changed.");

    public static Refusal GrantDiffers(decimal amount) => Refusal.Conflict(
        "grant-differs",
        $"同一人同一事由已有一笔 {Wording.Amount(amount)} 的发放，金额不一致，未作改动。",
        $"This participant already has a grant of {Wording.Amount(amount)} for this cause; the amounts differ, so nothing was changed.");

    public static Refusal NotReserved(GrantStatus status) => Refusal.Conflict(
        "grant-not-reserved", $"只有已预留的奖励才能发放，这笔{Zh(status)}。", $"Only a reserved reward can be issued; this one is {En(status)}.");

    public static Refusal NotIssued(GrantStatus status) => Refusal.Conflict(
        "grant-not-issued", $"只有已发放的奖励才能核销，这笔{Zh(status)}。", $"Only an issued reward can be redeemed; this one is {En(status)}.");

    public static Refusal NotPending(GrantStatus status) => Refusal.Conflict(
        "grant-not-pending", $"这笔奖励{Zh(status)}，不能作废。", $"This reward is {En(status)} and cannot be voided.");

    private static string Zh(GrantStatus status) => status switch
    {
        GrantStatus.Reserved => "还在预留中",
        GrantStatus.Issued => "已发放",
        GrantStatus.Redeemed => "已核销",
        GrantStatus.Expired => "已过期",
        _ => "已作废",
    };

    private static string En(GrantStatus status) => status.ToString().ToLowerInvariant();
}

using Campaign.Domain.Decisions;

namespace Campaign.Grains;

/// <summary>Refusals caused by committing, not by a rule.</summary>
public static class GrainRefusals
{
    /// <summary>The request's key was used before; the API then looks up what that request created.</summary>
    public static Refusal RequestRepeated { get; } = Refusal.Conflict(
        "request-repeated",
        "同一个 Idempotency-Key 的请求已经处理过，本次未作改动。",
        "A request with this Idempotency-Key was already carried out; this one changed nothing.");

    public static Refusal Contended { get; } = Refusal.Conflict(
        "contended",
        "同一时间有太多改动，本次未作改动，请稍后重试。",
        "Too many changes at the same time; this one was not made. Try again in a moment.");

    public static Refusal Stale(long current) => new(
        RefusalKind.Stale,
        "stale-version",
        new(
            $"内容已被他人更新（当前版本 {current}），本次未作改动。请刷新后再试。",
            $"Someone else changed this meanwhile (it is at version {current}); nothing was changed. Look at the new version and try again."));
}

using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <summary>The refusals of the partner rules.</summary>
public static class PartnerRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound("partner-unknown", "没有这位达人，请核对编号。", "There is no such partner. Check the id.");

    public static Refusal AlreadyExists { get; } =
        Refusal.Conflict("partner-exists", "这个编号已有达人，请换一个编号。", "A partner with this id exists already. Choose another id.");

    public static Refusal FollowersInvalid { get; } =
        Refusal.Invalid("followers-invalid", "粉丝数不能是负数。", "An account cannot have fewer than 0 followers.");

    public static Refusal AccountRepeated { get; } =
        Refusal.Invalid("account-repeated", "同一平台的同一账号只填一次。", "List each account of a channel once.");

    public static Refusal DecisionInvalid { get; } =
        Refusal.Invalid("decision-invalid", "审核结论只能是通过（approve）或不通过（decline）。", "The decision is either approve or decline.");

    public static Refusal Suspended { get; } =
        Refusal.Conflict("partner-suspended", "该达人已被暂停合作，请先恢复。", "This partner is suspended. Reinstate them first.");

    public static Refusal NotSuspended { get; } =
        Refusal.Conflict("partner-not-suspended", "该达人并未被暂停，无需恢复。", "This partner is not suspended, so there is nothing to reinstate.");

    public static Refusal NotApproved { get; } =
        Refusal.Conflict("partner-not-approved", "该达人尚未通过审核，不能合作。请先完成审核。", "This partner is not approved, so cannot be worked with yet. Vet them first.");
}

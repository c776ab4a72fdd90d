using Campaign.Domain.Decisions;

namespace Campaign.Domain.Collaborations;

/// <summary>The refusals of the collaboration rules.</summary>
public static class CollaborationRefusals
{
    public static Refusal Unknown { get; } =
        Refusal.NotFound("collaboration-unknown", "该达人在这个活动里没有合作记录。", "This partner has no collaboration in this campaign.");

    public static Refusal AlreadyExists { get; } =
        Refusal.Conflict("collaboration-exists", "该达人在这个活动里已有合作，请直接添加交付物。", "This partner has a collaboration in this campaign already. Add deliverables to it.");

    public static Refusal CampaignClosed { get; } =
        Refusal.Conflict("campaign-closed", "活动已关闭，不能再安排合作。", "The campaign is closed, so no more work can be arranged in it.");

    public static Refusal RetentionInvalid { get; } =
        Refusal.Invalid("retention-invalid", "内容保留期应是 0–3650 天。", "The retention term runs from 0 to 3650 days.");

    public static Refusal NotProposed { get; } =
        Refusal.Conflict("collaboration-not-proposed", "只有待确认的合作才能接受。", "Only a proposed collaboration can be accepted.");

    public static Refusal Agreed { get; } = Refusal.Conflict(
        "collaboration-agreed",
        "合作条件已谈妥，固定费用和保留期不能再改；费用有变请加一个交付物。未作改动。",
        "The terms were agreed on, so fixed fee and retention term stay. Agree on one more deliverable if the fee changes. Nothing was changed.");

    public static Refusal NotActive { get; } =
        Refusal.Conflict("collaboration-not-active", "合作尚未开始，没有可结算的内容；如不再合作请取消。", "The collaboration is not active, so there is nothing to settle. Cancel it if it is off.");

    public static Refusal Over { get; } =
        Refusal.Conflict("collaboration-over", "合作已结清或已取消，未作改动。", "The collaboration is settled or cancelled. Nothing was changed.");

    public static Refusal WorkOpen { get; } =
        Refusal.Conflict("deliverables-open", "还有交付物没有结算、取消或下架，暂不能结清合作。", "Some deliverables are not settled, cancelled or taken down yet, so the collaboration cannot be settled.");

    public static Refusal PaidExceedsFee(decimal left) =>
        Refusal.Invalid("paid-exceeds-fee", $"付款会超出约定费用，最多还可付 {Wording.Amount(left)}。未记录付款。", $"This would pay more than the agreed fee; at most {Wording.Amount(left)} is left. No payment was recorded.");
}

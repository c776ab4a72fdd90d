using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The refusals of the campaign rules.</summary>
public static class CampaignRefusals
{
    public static Refusal Unknown { get; } =
        Refusal.NotFound("campaign-unknown", "没有这个修复活动，请核对编号。", "There is no such campaign. Check its id.");

    public static Refusal AlreadyExists { get; } =
        Refusal.Conflict("campaign-exists", "这个编号已有修复活动，请换一个编号。", "A campaign with this id exists already. Choose another id.");

    public static Refusal Closed { get; } =
        Refusal.Conflict("campaign-closed", "活动已关闭，不能再添加内容；如舆情复发，请先重启活动。", "The campaign is closed, so nothing more is added to it. Reopen it if the crisis came back.");

    public static Refusal CurrencyInvalid { get; } =
        Refusal.Invalid("currency-invalid", "币种请用三个大写字母的 ISO 4217 代码，如 CNY。", "Give the currency as its ISO 4217 code of three capital letters, such as CNY.");

    public static Refusal DatesInvalid { get; } =
        Refusal.Invalid("dates-invalid", "结束日期不能早于开始日期，活动最长十年。", "The campaign must not end before it starts, nor last longer than ten years.");

    public static Refusal CrisisMissing { get; } =
        Refusal.Invalid("crisis-missing", "请填写舆情事件：标题、发生时间、责任归因、严重程度和概述。", "Describe the crisis: title, onset, cluster, severity and summary.");

    public static Refusal ClusterInvalid { get; } =
        Refusal.Invalid("cluster-invalid", "责任归因只能是 victim、accidental 或 preventable。", "The cluster is victim, accidental or preventable.");

    public static Refusal SeverityInvalid { get; } =
        Refusal.Invalid("severity-invalid", "严重程度应是 1 到 5。", "Severity runs from 1 to 5.");

    public static Refusal OnsetInvalid { get; } =
        Refusal.Invalid("onset-invalid", "请填写舆情事件的发生时间。", "Say when the crisis began.");

    public static Refusal ObjectiveInvalid { get; } =
        Refusal.Invalid("objective-invalid", "每个目标都要写明指标、目标值和达成日期。", "Give every objective its measure, its target and the day by which to reach it.");

    public static Refusal PhasesInvalid { get; } =
        Refusal.Invalid(
            "phases-invalid",
            "阶段须依次为控制、回应、整改、重建、维持，日期前后衔接并落在活动期内。",
            "The phases are contain, respond, rectify, rebuild and sustain, in this order, one after another and inside the campaign's dates.");

    public static Refusal GateOpen { get; } =
        Refusal.Conflict(
            "phase-gate-open",
            "本阶段的完成条件还没有确认达成。请先确认，或由具名负责人说明理由后放行。",
            "The exit gate of this phase is not met yet. Confirm it, or let a named person override it with a reason.");

    public static Refusal LastPhase { get; } =
        Refusal.Conflict("last-phase", "已是最后一个阶段，完成后请关闭活动。", "This is the last phase. Close the campaign when it is done.");

    public static Refusal NotPlanned { get; } =
        Refusal.Conflict("campaign-not-planned", "活动还没有排期，未作改动。请先确定计划，再调整阶段。", "The campaign has no phases yet; nothing was changed. Plan it first, then change them.");

    public static Refusal NotDraft(CampaignStatus status) => Wrong("campaign-not-draft", status, "只有草稿才能排期", "Only a draft can be planned");

    public static Refusal NotReady(CampaignStatus status) =>
        Wrong("campaign-not-ready", status, "已排期、已暂停或已复发的活动才能启动", "Only a planned, paused or relapsed campaign can be activated");

    public static Refusal NotActive(CampaignStatus status) => Wrong("campaign-not-active", status, "活动须在进行中", "The campaign must be active");

    public static Refusal NotRunning(CampaignStatus status) =>
        Wrong("campaign-not-running", status, "只有进行中或已暂停的活动才能关闭", "Only an active or paused campaign can be closed");

    public static Refusal NotClosed(CampaignStatus status) => Wrong("campaign-not-closed", status, "只有已关闭的活动才能重启", "Only a closed campaign can be reopened");

    private static Refusal Wrong(string code, CampaignStatus status, string zh, string en)
    {
        var name = Name(status);
        return Refusal.Conflict(code, $"{zh}，当前状态是“{name.Zh}”，未作改动。", $"{en}; this one is {name.En}. Nothing was changed.");
    }

    private static Wording Name(CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => new("草稿", "a draft"),
        CampaignStatus.Planned => new("已排期", "planned"),
        CampaignStatus.Active => new("进行中", "active"),
        CampaignStatus.Paused => new("已暂停", "paused"),
        CampaignStatus.Closed => new("已关闭", "closed"),
        CampaignStatus.Relapsed => new("已复发", "relapsed"),
        _ => new("未创建", "not created"),
    };
}

namespace Campaign.Documents.Reports.Chapters;

/// <summary>What users submitted, what became of it, and the rewards for it.</summary>
internal static class ContentChapter
{
    public static ReportSection Write(Evidence evidence)
    {
        var say = evidence.Display;
        var funnel = Funnel(evidence);
        var pools = Pools(evidence);
        var money = pools with { Rows = [.. evidence.Sources.Pools.Zip(pools.Rows).Where(pair => pair.First.IsMoney).Select(pair => pair.Second)] };
        return new(
            "content",
            say.Say("用户投稿与奖励", "User content and rewards"),
            [Lead(evidence), .. evidence.Sources.WaitingRewards.Select(waiting => Waiting(say, waiting))],
            [
                .. evidence.Sources.Funnel is null ? [] : new[] { FunnelChart(say, funnel) },
                .. money.Rows.Count == 0 ? [] : new[] { PoolChart(say, money) },
            ],
            [funnel, Reasons(evidence), pools])
        {
            NewPage = evidence.Sources.Funnel is not null,
            Notes =
            [
                say.Say(
                    "奖励发放不读取投稿的情感倾向。各奖池恒有：预留 + 已发放 + 已核销 + 可用 = 预算；作废的金额回到可用。",
                    "Rewards never read the tone of a submission. In every pool reserved + issued + redeemed + available = budget; what is voided becomes available again."),
            ],
        };
    }

    private static string Lead(Evidence evidence)
    {
        var say = evidence.Display;
        if (evidence.Sources.Funnel is not { } funnel)
        {
            return say.Say("本活动没有用户征集。", "The campaign has no UGC drive.");
        }

        var approved = say.Share(funnel.Submitted > 0 ? (double)funnel.Approved / funnel.Submitted : null);
        return say.Say(
            $"收到投稿 {say.Count(funnel.Submitted).Text} 件，通过 {say.Count(funnel.Approved).Text} 件（{approved.Text}），其中精选 {say.Count(funnel.Featured).Text} 件；待审 {say.Count(funnel.InReview).Text} 件。",
            $"{say.Count(funnel.Submitted).Text} submissions came in; {say.Count(funnel.Approved).Text} were approved ({approved.Text}), {say.Count(funnel.Featured).Text} of them featured; {say.Count(funnel.InReview).Text} wait for review.");
    }

    private static string Waiting(Display say, WaitingRewardFacts waiting)
    {
        var why = waiting.Why ?? new("奖励池现已有余额，将自动补发。", "The pool can pay again; they are about to be given.");
        return say.Say(
            $"“{waiting.Drive}”有 {say.Count(waiting.Count).Text} 件投稿已通过、奖励还没有发出：{why.Zh}",
            $"Approved and not rewarded yet in “{waiting.Drive}”: {say.Count(waiting.Count).Text}. {why.En}");
    }

    private static ReportTable Funnel(Evidence evidence)
    {
        var say = evidence.Display;
        var funnel = evidence.Sources.Funnel;
        (string Step, long Count)[] steps = funnel is null
            ? []
            :
            [
                (say.Say("收到", "submitted"), funnel.Submitted),
                (say.Say("初筛拦截", "screened out"), funnel.ScreenedOut.Sum(reason => reason.Count)),
                (say.Say("审核中", "in review"), funnel.InReview),
                (say.Say("通过", "approved"), funnel.Approved),
                (say.Say("其中精选", "of these featured"), funnel.Featured),
                (say.Say("驳回", "rejected"), funnel.Rejected.Sum(reason => reason.Count)),
                (say.Say("作者撤回", "withdrawn"), funnel.Withdrawn),
            ];
        return Tables.Of<(string Step, long Count)>("funnel", say.Say("投稿漏斗", "What became of submissions"), say.Say("没有投稿。", "No submissions."), steps,
            new("step", say.Say("去向", "Step"), FigureKind.Text, step => say.Text(step.Step)),
            new("count", say.Say("件数", "Submissions"), FigureKind.Count, step => say.Count(step.Count)),
            new("share", say.Say("占收到", "Of submitted"), FigureKind.Share, step => say.Share(funnel!.Submitted > 0 ? (double)step.Count / funnel.Submitted : null)));
    }

    private static ReportTable Reasons(Evidence evidence)
    {
        var say = evidence.Display;
        var funnel = evidence.Sources.Funnel;
        (string Step, ReasonCount Reason)[] reasons =
        [
            .. (funnel?.ScreenedOut ?? []).Select(reason => (say.Say("初筛", "screened out"), reason)),
            .. (funnel?.Rejected ?? []).Select(reason => (say.Say("驳回", "rejected"), reason)),
        ];
        return Tables.Of<(string Step, ReasonCount Reason)>("reasons", say.Say("拦截与驳回原因", "Why submissions were turned away"), say.Say("没有被拦截或驳回的投稿。", "None were turned away."), reasons,
            new("step", say.Say("环节", "Step"), FigureKind.Text, row => say.Text(row.Step)),
            new("reason", say.Say("原因", "Reason"), FigureKind.Text, row => say.Text(say.Term(row.Reason.Code))),
            new("count", say.Say("件数", "Submissions"), FigureKind.Count, row => say.Count(row.Reason.Count)));
    }

    private static ReportTable Pools(Evidence evidence)
    {
        var say = evidence.Display;
        ColumnOf<PoolFigures> Part(string key, string title, Func<PoolFigures, decimal> amount) =>
            new(key, title, FigureKind.Money, pool => say.Amount(pool.IsMoney, amount(pool)));
        return Tables.Of<PoolFigures>("pools", say.Say("奖励池", "Reward pools"), say.Say("没有奖励池。", "No reward pools."), evidence.Sources.Pools,
            new("name", say.Say("奖池", "Pool"), FigureKind.Text, pool => say.Text(pool.Name), Wide: true),
            new("kind", say.Say("类型", "Kind"), FigureKind.Text, pool => say.Text(say.Term(pool.Kind))),
            Part("budget", say.Say("预算", "Budget"), pool => pool.Budget),
            Part("reserved", say.Say("预留", "Reserved"), pool => pool.Reserved),
            Part("issued", say.Say("已发放", "Issued"), pool => pool.Issued),
            Part("redeemed", say.Say("已核销", "Redeemed"), pool => pool.Redeemed),
            Part("available", say.Say("可用", "Available"), pool => pool.Available),
            Part("voided", say.Say("已作废", "Voided"), pool => pool.Voided));
    }

    private static ReportChart FunnelChart(Display say, ReportTable funnel) => new(
        "funnel",
        ChartKind.Bars,
        say.Say("投稿去向（件）", "Submissions by outcome"),
        say.Say("横向条形图。数字见“投稿漏斗”表。", "Bars. The figures are in the table “What became of submissions”."),
        funnel,
        "step",
        ["count"]);

    private static ReportChart PoolChart(Display say, ReportTable pools) => new(
        "pools",
        ChartKind.StackedBars,
        say.Say("现金奖池", "Cash pools"),
        say.Say("按去向堆叠的条形图。数字见“奖励池”表。", "Bars stacked by state. The figures are in the table “Reward pools”."),
        pools,
        "name",
        ["redeemed", "issued", "reserved", "available"]);
}

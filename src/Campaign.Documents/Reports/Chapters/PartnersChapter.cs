using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports.Chapters;

/// <summary>What KOL partners were promised and paid, and what their content achieved.</summary>
internal static class PartnersChapter
{
    public static ReportSection Write(Evidence evidence)
    {
        var say = evidence.Display;
        var partners = Partners(evidence);
        return new(
            "partners",
            say.Say("达人合作", "KOL partners"),
            [Lead(evidence)],
            evidence.Sources.Partners.Any(partner => Cost(partner).Cpe is not null) ? [CostPerEngagement(say, partners)] : [],
            [partners, Deliverables(evidence)])
        {
            NewPage = evidence.Sources.Partners.Count > 0,
            Notes =
            [
                say.Say(
                    "费用 = 各交付物费用（不含已取消）+ 固定费用。CPM、CPE 与互动率只按已回传数据的交付物计算，成本取其费用；互动 = 点赞 + 评论 + 分享。播放与互动由达人或平台回传，未经审计。",
                    "Fee = fees of deliverables (cancelled ones left out) + fixed part. CPM, CPE and engagement rate count only deliverables that sent figures, at their fee; engagements = likes + comments + shares. Figures come from partners or platforms and are not audited."),
            ],
        };
    }

    private static string Lead(Evidence evidence)
    {
        var say = evidence.Display;
        if (evidence.Sources.Partners.Count == 0)
        {
            return say.Say("本活动没有达人合作记录。", "No partner collaborations are on record.");
        }

        var live = evidence.Deliverables.Count(deliverable => deliverable.Live is not null);
        var labelled = evidence.Deliverables.Count(deliverable => deliverable.LabelSeen == true);
        var verified = evidence.Deliverables.Count(deliverable => deliverable.Verified);
        return say.Say(
            $"{evidence.Sources.Partners.Count} 位达人承诺 {evidence.Deliverables.Count()} 项交付物，已上线 {live} 项，已核验 {verified} 项，核验时看到广告标识 {labelled} 项。",
            $"{evidence.Sources.Partners.Count} partners promised {evidence.Deliverables.Count()} deliverables: {live} are or were live, {verified} are verified, and the advertising label was seen on {labelled}.");
    }

    private static ReportTable Partners(Evidence evidence)
    {
        var say = evidence.Display;
        return Tables.Of<PartnerFacts>("partners", say.Say("达人一览", "Partners"), say.Say("没有达人合作。", "No partners."), evidence.Sources.Partners,
            new("name", say.Say("达人", "Partner"), FigureKind.Text, partner => say.Text(partner.Name), Wide: true),
            new("channel", say.Say("平台", "Channel"), FigureKind.Text, partner => say.Text(say.Term(partner.Channel))),
            new("live", say.Say("上线/承诺", "Live / promised"), FigureKind.Text, partner => say.Text($"{partner.Deliverables.Count(item => item.Live is not null)} / {partner.Deliverables.Count}")),
            new("fee", say.Say("费用", "Fee"), FigureKind.Money, partner => say.Money(Fee(partner))),
            new("paid", say.Say("已付", "Paid"), FigureKind.Money, partner => say.Money(partner.FixedPaid + partner.Deliverables.Sum(item => item.Paid))),
            new("views", say.Say("播放/阅读", "Views"), FigureKind.Count, partner => say.Count(Measured(partner) ? Cost(partner).Views : null)),
            new("engagements", say.Say("互动", "Engagements"), FigureKind.Count, partner => say.Count(Measured(partner) ? Cost(partner).Engagements : null)),
            new("cpm", "CPM", FigureKind.Rate, partner => say.Rate(Cost(partner).Cpm)),
            new("cpe", "CPE", FigureKind.Rate, partner => say.Rate(Cost(partner).Cpe)),
            new("rate", say.Say("互动率", "Eng. rate"), FigureKind.Share, partner => say.Share(Cost(partner).EngagementByViews)));
    }

    private static ReportTable Deliverables(Evidence evidence)
    {
        var say = evidence.Display;
        var items = evidence.Sources.Partners.SelectMany(partner => partner.Deliverables.Select(item => (Partner: partner, Item: item)));
        return Tables.Of<(PartnerFacts Partner, DeliverableFacts Item)>(
            "deliverables",
            say.Say("交付物明细", "Deliverables"),
            say.Say("没有交付物。", "No deliverables."),
            items,
            new("partner", say.Say("达人", "Partner"), FigureKind.Text, row => say.Text(row.Partner.Name), Wide: true),
            new("title", say.Say("交付物", "Deliverable"), FigureKind.Text, row => say.Text(row.Item.Title), Wide: true),
            new("kind", say.Say("形式", "Kind"), FigureKind.Text, row => say.Text(say.Term(row.Item.Kind))),
            new("status", say.Say("状态", "Status"), FigureKind.Text, row => say.Text(say.Term(row.Item.Status))),
            new("due", say.Say("截止", "Due"), FigureKind.Date, row => say.Date(row.Item.Due)),
            new("live", say.Say("上线", "Live"), FigureKind.Date, row => say.Date(row.Item.Live)),
            new("label", say.Say("见广告标识", "Label seen"), FigureKind.Text, row => say.YesNo(row.Item.LabelSeen)),
            new("fee", say.Say("费用", "Fee"), FigureKind.Money, row => say.Money(row.Item.Fee)),
            new("views", say.Say("播放/阅读", "Views"), FigureKind.Count, row => say.Count(row.Item.Metrics?.Views)),
            new("engagements", say.Say("互动", "Engag."), FigureKind.Count, row => say.Count(row.Item.Metrics?.Engagements)));
    }

    private static ReportChart CostPerEngagement(Display say, ReportTable partners) => new(
        "cpe",
        ChartKind.Bars,
        say.Say("每次互动成本（CPE）", "Cost per engagement (CPE)"),
        say.Say("按达人的横向条形图。数字见“达人一览”表。", "Bars by partner. The figures are in the table “Partners”."),
        partners,
        "name",
        ["cpe"]);

    private static decimal Fee(PartnerFacts partner) => partner.FixedFee + partner.Deliverables.Where(item => !item.Cancelled).Sum(item => item.Fee);

    private static bool Measured(PartnerFacts partner) => partner.Deliverables.Any(item => item.Metrics is not null);

    private static ContentCost Cost(PartnerFacts partner)
    {
        var measured = partner.Deliverables.Where(item => item.Metrics is not null).ToArray();
        return new(measured.Sum(item => item.Fee), measured.Sum(item => item.Metrics!.Views), measured.Sum(item => item.Metrics!.Engagements));
    }
}

namespace Campaign.Documents.Reports.Chapters;

/// <summary>Deliverables that came late, or are still owed, and those that would be but for a day agreed on later.</summary>
internal static class LateChapter
{
    public static ReportSection Write(Evidence evidence)
    {
        var say = evidence.Display;
        var listed = (from partner in evidence.Sources.Partners
                      from item in partner.Deliverables
                      let days = evidence.LateDays(item)
                      where evidence.DaysAfterFirst(item) > 0 || days > 0
                      orderby item.Live is not null, days descending
                      select (Partner: partner, Item: item, Days: days)).ToArray();
        var late = listed.Where(row => row.Days > 0).ToArray();
        var moved = listed.Length - late.Length;
        var owed = late.Count(row => row.Item.Live is null);
        return new(
            "late",
            say.Say("逾期交付", "Late deliverables"),
            [
                late.Length == 0
                    ? say.Say("截至报告日，没有逾期的交付物。", "No deliverable is or was late as of the report's day.")
                    : say.Say($"截至报告日，{late.Length} 项交付物逾期，其中 {owed} 项当时尚未上线。", $"As of the report's day {late.Length} deliverables are or were late; {owed} of them were not live by then."),
                .. moved > 0
                    ? (ReadOnlySpan<string>)[say.Say($"另有 {moved} 项晚于最初约定的日期，按后来改定的日期不算逾期。", $"After the day first agreed on, and in time only by a day agreed on later: {moved}.")]
                    : [],
            ],
            [],
            [
                Tables.Of<(PartnerFacts Partner, DeliverableFacts Item, int Days)>("late", say.Say("逾期明细", "Late deliverables"), say.Say("没有逾期。", "None."), listed,
                    new("partner", say.Say("达人", "Partner"), FigureKind.Text, row => say.Text(row.Partner.Name), Wide: true),
                    new("title", say.Say("交付物", "Deliverable"), FigureKind.Text, row => say.Text(row.Item.Title), Wide: true),
                    new("first", say.Say("原定", "First agreed"), FigureKind.Date, row => say.Date(row.Item.FirstDue)),
                    new("due", say.Say("截止", "Due"), FigureKind.Date, row => say.Date(row.Item.Due)),
                    new("live", say.Say("上线", "Live"), FigureKind.Date, row => say.Date(row.Item.Live)),
                    new("days", say.Say("逾期", "Late by"), FigureKind.Days, row => say.Days(row.Days)),
                    new("fee", say.Say("费用", "Fee"), FigureKind.Money, row => say.Money(row.Item.Fee)),
                    new("paid", say.Say("已付", "Paid"), FigureKind.Money, row => say.Money(row.Item.Paid))),
            ]);
    }
}

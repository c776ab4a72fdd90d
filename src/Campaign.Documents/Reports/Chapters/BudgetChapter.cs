namespace Campaign.Documents.Reports.Chapters;

/// <summary>Planned and actual spending, line by line.</summary>
internal static class BudgetChapter
{
    public static ReportSection Write(Evidence evidence)
    {
        var (say, costs) = (evidence.Display, evidence.Costs);
        var table = Lines(evidence);
        var planned = costs.Lines.Sum(line => line.Line.Planned);
        return new(
            "budget",
            say.Say("预算与实际", "Budget, planned and actual"),
            [
                say.Say(
                    $"总预算 {say.Money(costs.Planned).Text}，已分配到科目 {say.Money(planned).Text}，已知支出：{Known(evidence)}。",
                    $"The budget is {say.Money(costs.Planned).Text}, of which {say.Money(planned).Text} is allotted to lines; known spending: {Known(evidence)}."),
            ],
            costs.Lines.Count == 0 ? [] : [Chart(say, table)],
            [costs.Lines.Count == 0 ? table : WithTotal(say, table, costs, planned)])
        {
            Notes =
            [
                say.Say(
                    "达人科目的实际数取自已付款，奖励科目取自现金奖池的已发放与已核销；优惠券与实物奖品不计入金额。“—”表示没有登记，不等于 0。",
                    "Actuals of partner lines are what was paid; of reward lines, what cash pools issued and redeemed. Coupons and prizes carry no amount here. A dash means not recorded, which is not 0."),
            ],
        };
    }

    private static string Known(Evidence evidence) =>
        evidence.Costs.Known is { } known ? evidence.Display.Money(known).Text : evidence.Display.Say("没有登记", "none on record");

    private static ReportTable Lines(Evidence evidence)
    {
        var say = evidence.Display;
        return Tables.Of<(BudgetLine Line, decimal? Actual)>("budget", say.Say("预算执行", "Budget lines"), say.Say("没有登记预算科目。", "No budget lines were recorded."), evidence.Costs.Lines,
            new("line", say.Say("科目", "Line"), FigureKind.Text, row => say.Text(Title(say, row.Line)), Wide: true),
            new("planned", say.Say("计划", "Planned"), FigureKind.Money, row => say.Money(row.Line.Planned)),
            new("actual", say.Say("实际", "Actual"), FigureKind.Money, row => say.Money(row.Actual)),
            new("left", say.Say("结余", "Left"), FigureKind.Money, row => say.Money(row.Line.Planned - row.Actual)),
            new("used", say.Say("使用率", "Used"), FigureKind.Share, row => say.Share(row.Line.Planned > 0 ? (double?)(row.Actual / row.Line.Planned) : null)));
    }

    private static ReportTable WithTotal(Display say, ReportTable table, Costs costs, decimal planned) => table with
    {
        Total = true,
        Rows = table.Rows.Add(
        [
            say.Text(costs.Complete ? say.Say("合计", "Total") : say.Say("合计（实际为下限）", "Total (actual is a lower bound)")),
            say.Money(planned),
            say.Money(costs.Known),
            say.Money(costs.Complete ? planned - costs.Known : null),
            say.Share(costs.Complete && planned > 0 ? (double?)(costs.Known / planned) : null),
        ]),
    };

    private static ReportChart Chart(Display say, ReportTable table) => new(
        "budget",
        ChartKind.Bars,
        say.Say("计划与实际", "Planned and actual"),
        say.Say("按科目的横向条形图。数字见“预算执行”表。", "Bars by line. The figures are in the table “Budget lines”."),
        table,
        "line",
        ["planned", "actual"]);

    private static string Title(Display say, BudgetLine line) => line switch
    {
        { Title.Length: > 0 } => line.Title,
        { Kind: BudgetKind.Partners } => say.Say("达人（计划外）", "Partners (not planned)"),
        _ => say.Say("奖励（计划外）", "Rewards (not planned)"),
    };
}

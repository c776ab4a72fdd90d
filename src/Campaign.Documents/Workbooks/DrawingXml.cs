namespace Campaign.Documents.Workbooks;

/// <summary>The positions of charts on their sheet.</summary>
internal static class DrawingXml
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private const int Columns = 6;
    private const int Height = 18;

    public static string Of(IReadOnlyList<SheetChart> charts) => Head
        + "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
        + string.Concat(charts.Select((chart, index) => Anchor(chart, index + 1))) + "</xdr:wsDr>";

    public static string Relations(int firstChart, int count) => Head + Relationships
        + string.Concat(Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"<Relationship Id=\"rId{index + 1}\" Type=\"{Relationship}/chart\" Target=\"../charts/chart{firstChart + index}.xml\"/>")))
        + "</Relationships>";

    public static string SheetRelation(int sheet) => Head + Relationships
        + FormattableString.Invariant($"<Relationship Id=\"rId1\" Type=\"{Relationship}/drawing\" Target=\"../drawings/drawing{sheet}.xml\"/></Relationships>");

    private static string Anchor(SheetChart chart, int number) => FormattableString.Invariant($"""
        <xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{chart.Top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{Columns}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{chart.Top + Height}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number + 1}" name="Chart {number}" descr="{Workbook.Escape(chart.Alternative)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{Relationship}" r:id="rId{number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>
        """);
}

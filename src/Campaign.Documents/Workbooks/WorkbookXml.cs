using System.Globalization;

namespace Campaign.Documents.Workbooks;

/// <summary>A sheet that was written to the zip.</summary>
/// <param name="Rows">Number of rows written, header included.</param>
internal sealed record WrittenSheet(int Number, string Name, int Columns, int Rows, bool IsList, bool HasCharts);

/// <summary>The XML parts that describe the workbook as a whole.</summary>
internal static class WorkbookXml
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string Root = Head
        + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"
        + $"<Relationship Id=\"rId2\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

    public static string Main(IReadOnlyList<WrittenSheet> sheets)
    {
        var names = sheets.Select(sheet => FormattableString.Invariant($"<sheet name=\"{Workbook.Escape(sheet.Name)}\" sheetId=\"{sheet.Number}\" r:id=\"rId{sheet.Number}\"/>"));
        var filters = sheets.Where(sheet => sheet.IsList).Select(sheet => FormattableString.Invariant(
            $"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{sheet.Number - 1}\" hidden=\"1\">{Quoted(sheet.Name)}!$A$1:${SheetNames.Column(sheet.Columns - 1)}${sheet.Rows}</definedName>"));
        var titles = sheets.Where(sheet => sheet.IsList).Select(sheet => FormattableString.Invariant(
            $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{sheet.Number - 1}\">{Quoted(sheet.Name)}!$1:$1</definedName>"));
        var defined = string.Concat(filters.Concat(titles));
        return Head + $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><bookViews><workbookView/></bookViews><sheets>{string.Concat(names)}</sheets>"
            + (defined.Length == 0 ? "" : $"<definedNames>{defined}</definedNames>") + "</workbook>";
    }

    public static string Relations(int sheets) => Head + $"<Relationships xmlns=\"{Package}/relationships\">"
        + string.Concat(Enumerable.Range(1, sheets).Select(number => FormattableString.Invariant($"<Relationship Id=\"rId{number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")))
        + FormattableString.Invariant($"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");

    public static string Core(WorkbookProperties properties) => Head
        + $"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
        + $"<dc:title>{Workbook.Escape(properties.Title)}</dc:title><dc:creator>{Workbook.Escape(properties.Author)}</dc:creator><dc:language>{Workbook.Escape(properties.Language)}</dc:language>"
        + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{properties.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</dcterms:created></cp:coreProperties>";

    public static string ContentTypes(IReadOnlyList<WrittenSheet> sheets, int charts)
    {
        var parts = sheets.Select(sheet => ($"worksheets/sheet{sheet.Number}", $"{Sheets}.worksheet+xml"))
            .Concat(sheets.Where(sheet => sheet.HasCharts).Select(sheet => ($"drawings/drawing{sheet.Number}", "application/vnd.openxmlformats-officedocument.drawing+xml")))
            .Concat(Enumerable.Range(1, charts).Select(number => ($"charts/chart{number}", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")))
            .Append(("workbook", $"{Sheets}.sheet.main+xml"))
            .Append(("styles", $"{Sheets}.styles+xml"));
        return Head + $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
            + string.Concat(parts.Select(part => $"<Override PartName=\"/xl/{part.Item1}.xml\" ContentType=\"{part.Item2}\"/>")) + "</Types>";
    }

    private static string Quoted(string name) => Workbook.Escape($"'{name.Replace("'", "''", StringComparison.Ordinal)}'");
}

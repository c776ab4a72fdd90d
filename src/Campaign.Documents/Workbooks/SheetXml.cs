using System.Globalization;
using System.Text;

namespace Campaign.Documents.Workbooks;

/// <summary>The XML of a sheet.</summary>
internal static class SheetXml
{
    public static string Begin(Sheet sheet, bool first)
    {
        var xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
            """);
        xml.Append("<sheetViews><sheetView").Append(sheet.IsList ? "" : " showGridLines=\"0\"").Append(first ? " tabSelected=\"1\"" : "").Append(" workbookViewId=\"0\">");
        xml.Append(sheet.IsList ? "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>" : "");
        xml.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (var index = 1; index <= sheet.Columns.Count; index++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{index}\" max=\"{index}\" width=\"{sheet.Columns[index - 1].Width:0.##}\" customWidth=\"1\"/>");
        }

        return xml.Append("</cols><sheetData>").ToString();
    }

    public static string End(Sheet sheet, int rows)
    {
        var filter = sheet.IsList ? string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{SheetNames.Column(sheet.Columns.Count - 1)}{rows}\"/>") : "";
        var drawing = sheet.Charts.Count > 0 ? "<drawing r:id=\"rId1\"/>" : "";
        return $"</sheetData>{filter}<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
            + $"<pageSetup paperSize=\"9\" orientation=\"{(sheet.IsList ? "landscape" : "portrait")}\" fitToHeight=\"{(sheet.IsList ? 0 : 1)}\"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>{drawing}</worksheet>";
    }

    public static void Header(SheetBuffer buffer, IReadOnlyList<SheetColumn> columns, int row)
    {
        BeginRow(buffer, row);
        foreach (var column in columns)
        {
            Text(buffer, column.Title, SheetStyles.Header);
        }

        buffer.Raw("</row>"u8);
    }

    public static void Row(SheetBuffer buffer, IReadOnlyList<SheetCell> cells, int row)
    {
        BeginRow(buffer, row, tall: cells.Count > 0 && cells[0].Format == CellFormat.Title);
        for (var index = 0; index < cells.Count; index++)
        {
            Cell(buffer, cells[index]);
        }

        buffer.Raw("</row>"u8);
    }

    /// <summary>Cells are written without addresses, as the format allows; an empty cell keeps the position.</summary>
    private static void Cell(SheetBuffer buffer, in SheetCell cell)
    {
        if (cell.IsNumber)
        {
            buffer.Raw("<c s=\""u8);
            buffer.Number(SheetStyles.Of(cell.Format, quoted: false));
            buffer.Raw("\"><v>"u8);
            buffer.Number(cell.NumberValue);
            buffer.Raw("</v></c>"u8);
        }
        else if (string.IsNullOrEmpty(cell.TextValue))
        {
            buffer.Raw("<c/>"u8);
        }
        else
        {
            Text(buffer, cell.TextValue, SheetStyles.Of(cell.Format, LooksLikeFormula(cell.TextValue)));
        }
    }

    private static void Text(SheetBuffer buffer, string text, int style)
    {
        buffer.Raw("<c s=\""u8);
        buffer.Number(style);
        buffer.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        buffer.Text(text);
        buffer.Raw("</t></is></c>"u8);
    }

    private static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    private static void BeginRow(SheetBuffer buffer, int row, bool tall = false)
    {
        buffer.Raw("<row r=\""u8);
        buffer.Number(row);
        buffer.Raw(tall ? "\" ht=\"26\" customHeight=\"1\">"u8 : "\">"u8);
    }
}

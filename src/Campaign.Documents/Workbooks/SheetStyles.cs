namespace Campaign.Documents.Workbooks;

/// <summary>The workbook's few styles. A cell's style number is its format's position in <see cref="CellFormat"/>, offset by the number of formats for quoted text.</summary>
internal static class SheetStyles
{
    private static readonly int Formats = Enum.GetValues<CellFormat>().Length;

    /// <summary>Style of the header row.</summary>
    public static int Header => Formats * 2;

    /// <summary>The style number; <paramref name="quoted"/> marks text that a spreadsheet must never take for a formula, even after editing.</summary>
    public static int Of(CellFormat format, bool quoted) => (int)format + (quoted ? Formats : 0);

    public static string Xml()
    {
        var formats = Enum.GetValues<CellFormat>();
        var cells = formats.Select(format => Cell(format, "")).Concat(formats.Select(format => Cell(format, " quotePrefix=\"1\"")));
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="5"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="166" formatCode="+0.00;\-0.00;0.00"/><numFmt numFmtId="167" formatCode="0.0"/><numFmt numFmtId="168" formatCode="0.0%"/></numFmts>
            <fonts count="5">{Font("")}{Font("<b/>")}{Font("<b/>", 16, "FF12355B")}{Font("", 10, "FF5A6472")}{Font("<b/>", 11, "FFFFFFFF")}</fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF12355B"/><bgColor indexed="64"/></patternFill></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{Formats * 2 + 1}">{string.Concat(cells)}<xf numFmtId="0" fontId="4" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """;
    }

    private static string Font(string weight, int size = 11, string colour = "FF1F2933") =>
        $"<font>{weight}<sz val=\"{size}\"/><color rgb=\"{colour}\"/><name val=\"Arial\"/><family val=\"2\"/></font>";

    private static string Cell(CellFormat format, string quote)
    {
        var number = format switch
        {
            CellFormat.Whole => 3,
            CellFormat.TwoDecimals => 4,
            CellFormat.Percent => 168,
            CellFormat.Date => 164,
            CellFormat.DateTime => 165,
            CellFormat.Signed => 166,
            CellFormat.OneDecimal => 167,
            _ => 0,
        };
        var font = format switch { CellFormat.Bold => 1, CellFormat.Title => 2, CellFormat.Note => 3, _ => 0 };
        var wrap = format switch { CellFormat.Wrapped => " wrapText=\"1\"", CellFormat.Note => " horizontal=\"left\" indent=\"1\"", _ => "" };
        return $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"{quote}><alignment vertical=\"top\"{wrap}/></xf>";
    }
}

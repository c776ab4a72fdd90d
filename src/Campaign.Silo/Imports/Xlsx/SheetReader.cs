using System.Globalization;
using System.Xml;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Reads the rows of a sheet one after another.</summary>
internal sealed class SheetReader(PartReader part, IReadOnlyList<string> strings, CellStyles styles, bool from1904)
{
    private readonly XmlReader xml = part.Xml;

    public SheetRow Row { get; } = new();

    /// <summary>Moves to the next row that has a value.</summary>
    public bool Read()
    {
        while (part.ReadTo("row"))
        {
            Row.Begin(xml.GetAttribute("r"));
            if (!xml.IsEmptyElement)
            {
                ReadCells();
            }

            if (Row.Width > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadCells()
    {
        var depth = xml.Depth;
        var column = -1;
        while (part.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                column = SheetRow.ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                ReadCell(column);
            }
        }
    }

    private void ReadCell(int column)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var (type, style, depth) = (xml.GetAttribute("t"), xml.GetAttribute("s"), xml.Depth);
        string? stored = null;
        var isFormula = false;
        while (part.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            isFormula |= xml.LocalName == "f";
            if (xml.LocalName == "v")
            {
                stored = part.ReadText();
            }
            else if (xml.LocalName == "is")
            {
                stored = CellText.Unescape(part.ReadText(except: "rPh"));
            }
        }

        Put(column, type, style, stored, isFormula);
    }

    private void Put(int column, string? type, string? style, string? stored, bool isFormula)
    {
        if (string.IsNullOrEmpty(stored))
        {
            // A text formula may have an empty result; any other without a value was never calculated.
            Row.Put(column, null, isFormula && (type != "str" || stored is null) ? TableProblems.Uncalculated : null);
            return;
        }

        var value = type switch
        {
            "s" => Shared(stored),
            "inlineStr" => stored,
            "str" => CellText.Unescape(stored),
            "b" => stored is "1" or "true" ? "true" : "false",
            "d" => stored,
            "e" => null,
            _ when styles.IsDate(style) => CellText.Date(stored, from1904) ?? stored,
            _ => CellText.Number(stored),
        };
        Row.Put(column, value, value is not null ? null : type == "e" ? TableProblems.CellError : TableProblems.CellUnreadable);
    }

    private string? Shared(string stored) =>
        int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : null;
}

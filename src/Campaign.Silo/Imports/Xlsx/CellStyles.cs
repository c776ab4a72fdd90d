using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Which cell styles display a number as a date or time.</summary>
internal sealed class CellStyles
{
    private const int MaxStyles = 65_536;

    private readonly List<bool> dates = [];

    private CellStyles()
    {
    }

    public bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < dates.Count && dates[index];

    public static CellStyles Read(ZipArchiveEntry? entry)
    {
        var styles = new CellStyles();
        if (entry is null)
        {
            return styles;
        }

        using var part = new PartReader(entry);
        var formats = new Dictionary<int, bool>();
        var inCellFormats = false;
        while (part.Read())
        {
            if (part.Xml.LocalName == "cellXfs")
            {
                inCellFormats = part.Xml.NodeType == XmlNodeType.Element && !part.Xml.IsEmptyElement;
            }
            else if (part.Xml.NodeType == XmlNodeType.Element)
            {
                styles.Take(part.Xml, inCellFormats, formats);
            }
        }

        return styles;
    }

    private void Take(XmlReader xml, bool inCellFormats, Dictionary<int, bool> formats)
    {
        if (dates.Count >= MaxStyles || formats.Count >= MaxStyles)
        {
            throw new WorkbookTooLargeException();
        }

        var isFormat = int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        if (xml.LocalName == "numFmt" && isFormat)
        {
            formats[id] = ShowsDate(xml.GetAttribute("formatCode") ?? "");
        }
        else if (xml.LocalName == "xf" && inCellFormats)
        {
            dates.Add(formats.TryGetValue(id, out var isDate) ? isDate : IsBuiltInDate(id));
        }
    }

    // ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the date formats of East Asian editions.
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    // Letters count only outside "quoted text", \x escapes and [bracketed] colours or locales; [h], [mm] and [ss] are elapsed times.
    private static bool ShowsDate(string code)
    {
        for (var index = 0; index < code.Length; index++)
        {
            var closing = code[index] switch { '"' => '"', '[' => ']', _ => '\0' };
            if (closing != '\0')
            {
                var end = code.IndexOf(closing, index + 1);
                index = end < 0 ? code.Length : end;
            }
            else if (code[index] is '\\' or '_' or '*')
            {
                index++;
            }
            else if ("ymdhsYMDHS".Contains(code[index], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

using System.IO.Compression;
using System.Security;
using System.Text;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Writes minimal workbooks that spreadsheets accept, and broken ones that they do not.</summary>
internal sealed class WorkbookFile
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> parts = [];

    public WorkbookFile(string sheetData)
    {
        With("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        With("_rels/.rels", Rels("officeDocument", "xl/workbook.xml"));
        WithWorkbook("<sheets><sheet name=\"表一\" sheetId=\"1\" r:id=\"rId0\"/><sheet name=\"Two\" sheetId=\"2\" r:id=\"rId1\"/></sheets>");
        With("xl/_rels/workbook.xml.rels", Rels(
            ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")));
        With("xl/worksheets/sheet1.xml", Sheet(sheetData));
        With("xl/worksheets/sheet2.xml", Sheet(Row(1, Inline("other")) + Row(2, Inline("x"))));
    }

    public WorkbookFile With(string part, string xml)
    {
        parts[part] = Encoding.UTF8.GetBytes(xml);
        return this;
    }

    public WorkbookFile Without(string part)
    {
        parts.Remove(part);
        return this;
    }

    public WorkbookFile WithWorkbook(string inside) => With(
        "xl/workbook.xml", $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{Relationships}\">{inside}</workbook>");

    public WorkbookFile WithStrings(params string[] texts) => With(
        "xl/sharedStrings.xml", $"<sst xmlns=\"{Namespace}\">{string.Concat(texts.Select(text => $"<si>{text}</si>"))}</sst>");

    public WorkbookFile WithStyles(string inside) => With("xl/styles.xml", $"<styleSheet xmlns=\"{Namespace}\">{inside}</styleSheet>");

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    public static string Inline(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>";

    // Spreadsheets escape the characters that XML cannot hold like this.
    private static string Escaped(string text) => string.Concat(
        SecurityElement.Escape(text).Select(c => char.IsControl(c) && c != '\n' ? $"_x{(int)c:X4}_" : c.ToString()));

    public static string Sheet(string data) => $"<worksheet xmlns=\"{Namespace}\"><sheetData>{data}</sheetData></worksheet>";

    public static byte[] Of(IEnumerable<string[]> records) =>
        new WorkbookFile(string.Concat(records.Select((record, index) => Row(index + 1, [.. record.Select(Inline)])))).Bytes();

    public static string Rels(string kind, string target) => Rels((kind, target));

    public static string Rels(params (string Kind, string Target)[] targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(targets.Select((target, index) => $"<Relationship Id=\"rId{index}\" Type=\"{Relationships}/{target.Kind}\" Target=\"{target.Target}\"/>"))
        + "</Relationships>";
}

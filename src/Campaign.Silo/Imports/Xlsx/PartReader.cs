using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Steps through one XML part of a workbook, within limits and without DTDs or external references.</summary>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 64;

    private readonly MeteredStream bytes;

    public PartReader(ZipArchiveEntry entry)
    {
        bytes = new(entry.Open(), entry.CompressedLength);
        Xml = XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            // A reference to a control character (&#8;) in one cell must not fail the whole sheet; it is removed later with the others.
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new BoundedNames(),
        });
    }

    public XmlReader Xml { get; }

    /// <summary>Unpacked bytes read so far.</summary>
    public long Count => bytes.Count;

    public bool Read()
    {
        bytes.NextStep();
        return Xml.Read() && (Xml.Depth <= MaxDepth ? true : throw new WorkbookTooLargeException());
    }

    /// <summary>Moves to the next start tag of one of these elements; false at the end of the part.</summary>
    public bool ReadTo(params ReadOnlySpan<string> names)
    {
        while (Read())
        {
            if (Xml.NodeType == XmlNodeType.Element && names.Contains(Xml.LocalName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text inside the current element, which is consumed; text within the named element is left out.</summary>
    public string ReadText(string? except = null)
    {
        if (Xml.IsEmptyElement)
        {
            return "";
        }

        var depth = Xml.Depth;
        var first = "";
        StringBuilder? rest = null;
        while (Read() && Xml.Depth > depth)
        {
            if (Xml.NodeType == XmlNodeType.Element && Xml.LocalName == except)
            {
                ReadText();
            }
            else if (Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                (first, rest) = first.Length == 0 ? (Xml.Value, rest) : (first, (rest ?? new(first)).Append(Xml.Value));
                // Many small nodes must not add up to more than one large one may hold.
                if (rest?.Length > TableReader.MaxRecordLength)
                {
                    throw new WorkbookTooLargeException();
                }
            }
        }

        return rest?.ToString() ?? first;
    }

    public void Dispose() => Xml.Dispose();
}

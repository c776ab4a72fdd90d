using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Campaign.Documents.Pdf;

/// <summary>A PDF's document properties. The browser writes title and language, but cannot write an author.</summary>
public sealed partial record PdfProperties(string Title, string Author)
{
    private const int TrailerAtMost = 1024;

    /// <summary>
    /// Appends a new version of the information dictionary (an incremental update, ISO 32000-1, 7.5.6), leaving every byte before it as
    /// the browser wrote it. A file with another kind of trailer is left unchanged.
    /// </summary>
    internal byte[] WriteInto(byte[] pdf, DateTimeOffset now)
    {
        var tail = Encoding.Latin1.GetString(pdf.AsSpan(Math.Max(0, pdf.Length - TrailerAtMost)));
        if (Trailer().Match(tail) is not { Success: true } trailer)
        {
            return pdf;
        }

        string info = trailer.Groups["info"].Value, date = now.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var entry = string.Create(CultureInfo.InvariantCulture, $"{pdf.Length + 1:0000000000} 00000 n \n");
        var update = $"\n{info} 0 obj\n<</Title {Hex(Title)}\n/Author {Hex(Author)}\n/Creator (Campaign)\n/CreationDate ({date})\n/ModDate ({date})>>\nendobj\n";
        var table = string.Create(CultureInfo.InvariantCulture, $"xref\n{info} 1\n{entry}trailer\n<</Size {trailer.Groups["size"].Value}\n/Root {trailer.Groups["root"].Value} 0 R\n/Info {info} 0 R\n/Prev {trailer.Groups["start"].Value}>>\nstartxref\n{pdf.Length + update.Length}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update + table)];
    }

    /// <summary>A text string as UTF-16 in hex, which no text can break out of.</summary>
    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    [GeneratedRegex(@"trailer\s*<<\s*/Size (?<size>\d+)\s*/Root (?<root>\d+) 0 R\s*/Info (?<info>\d+) 0 R\s*>>\s*startxref\s*(?<start>\d+)\s*%%EOF\s*$")]
    private static partial Regex Trailer();
}

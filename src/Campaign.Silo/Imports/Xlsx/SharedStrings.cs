using System.IO.Compression;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>The texts that a workbook stores once and its cells refer to by number. They have to be in memory, so their size is limited.</summary>
internal static class SharedStrings
{
    private const int MaxCount = 2_000_000;
    private const long MaxCharacters = 32 << 20;

    public static IReadOnlyList<string> Read(ZipArchiveEntry? entry)
    {
        var texts = new List<string>();
        if (entry is null)
        {
            return texts;
        }

        using var part = new PartReader(entry);
        var characters = 0L;
        while (part.ReadTo("si"))
        {
            var text = CellText.Unescape(part.ReadText(except: "rPh"));
            characters += text.Length;
            texts.Add(text);
            if (characters > MaxCharacters || texts.Count > MaxCount)
            {
                throw new WorkbookTooLargeException();
            }
        }

        return texts;
    }
}

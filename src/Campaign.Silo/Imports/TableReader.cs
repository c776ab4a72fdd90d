using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Csv;
using Campaign.Silo.Imports.Xlsx;

namespace Campaign.Silo.Imports;

/// <summary>
/// Streams the records of an imported CSV or XLSX file, forward only, with constant memory.
/// The file's type is detected from its content, never from its name.
/// </summary>
/// <remarks>Reading is synchronous on purpose: the file is local and parsing is CPU-bound, so a job runs it on a thread of its own.</remarks>
public abstract class TableReader : IDisposable
{
    /// <summary>The most columns a file may have.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>The most characters one record may have.</summary>
    public const int MaxRecordLength = 1 << 20;

    /// <summary>The header's names: trimmed, never empty (a number is used instead) and never duplicate ("name (2)").</summary>
    public IReadOnlyList<string> Columns { get; protected set; } = [];

    /// <summary>How the file was read, for the person who imports it: "CSV, UTF-8, ','" or "XLSX, Sheet1".</summary>
    public string Description { get; protected set; } = "";

    /// <summary>Where the current record begins, counted from 1.</summary>
    public long Line { get; protected set; }

    /// <summary>Why the current record as a whole cannot be read (a stray quote, a wrong number of fields …), or null.</summary>
    public RowProblem? Problem { get; protected set; }

    /// <summary>Set when the file turns out to be broken partway; reading has ended and the records so far are valid.</summary>
    public Refusal? Broken { get; protected set; }

    /// <summary>Share of the file that was read, 0 to 1.</summary>
    public abstract double Progress { get; }

    /// <summary>Fields of the current record; for a broken record, whatever could be recognised.</summary>
    public abstract int Count { get; }

    /// <summary>The text of one field, valid until the next <see cref="Read"/>; empty when the record has no such field.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>Why this one cell has no usable value (an error, a formula that was never calculated), or null.</summary>
    public virtual RowProblem? CellProblem(int column) => null;

    /// <summary>Moves to the next record; false at the end of the file or when it is <see cref="Broken"/>.</summary>
    public abstract bool Read();

    /// <summary>The current record as written, for the file of rejects.</summary>
    public string[] Fields()
    {
        var fields = new string[Count];
        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = this[column].ToString();
        }

        return fields;
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">A local file.</param>
    /// <param name="sheet">The name of the sheet; null for the first one of a workbook.</param>
    /// <param name="table">The reader, which the caller disposes of.</param>
    /// <param name="refusal">Why the file cannot be imported at all.</param>
    public static bool TryOpen(
        string path, string? sheet, [NotNullWhen(true)] out TableReader? table, [NotNullWhen(false)] out Refusal? refusal) =>
        TryOpen(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan), sheet, out table, out refusal);

    /// <summary>Opens a seekable stream and takes ownership of it (it is closed when the file is refused).</summary>
    public static bool TryOpen(
        Stream stream, string? sheet, [NotNullWhen(true)] out TableReader? table, [NotNullWhen(false)] out Refusal? refusal)
    {
        table = null;
        Span<byte> head = stackalloc byte[8];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.IsEmpty)
        {
            refusal = TableRefusals.Empty;
        }
        else if (head.StartsWith("PK"u8) && head.Length > 3 && head[2] < 9)
        {
            refusal = XlsxTable.Open(stream, sheet, out table);
        }
        else
        {
            refusal = FileKinds.RefuseUnreadable(stream, head) ?? CsvTable.Open(stream, out table);
        }

        if (refusal is not null)
        {
            stream.Dispose();
        }

        return table is not null;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

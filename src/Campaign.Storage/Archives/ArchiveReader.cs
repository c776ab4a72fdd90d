using System.Text.Json;

namespace Campaign.Storage.Archives;

/// <summary>Reads an archive in one pass: its sections in the order in which they were written, then <see cref="Finish"/>.</summary>
/// <remarks>What it returns may be used only after <see cref="Finish"/> has verified the file: keep it apart until then.</remarks>
public sealed class ArchiveReader : IDisposable
{
    private readonly ArchiveLines _lines;

    /// <param name="source">Left open.</param>
    /// <exception cref="ArchiveRefusedException">The file is not an archive, or was written by a newer version of Campaign.</exception>
    public ArchiveReader(Stream source)
    {
        _lines = new ArchiveLines(source);
        try
        {
            Header = ArchiveHeader.Read(Line());
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    public ArchiveHeader Header { get; }

    /// <summary>The rows of the next section, which must be this one. They must be read to the end.</summary>
    /// <exception cref="ArchiveRefusedException">The file is damaged.</exception>
    public IEnumerable<object?[]> Rows(ArchiveSection section)
    {
        Begin(section);
        var count = 0L;
        while (Next(section, count) is { } row)
        {
            count++;
            yield return row;
        }
    }

    /// <summary>Compares the file's hash with what was read; nothing may follow it.</summary>
    /// <exception cref="ArchiveRefusedException">The file is damaged.</exception>
    public void Finish()
    {
        var read = _lines.Hash;
        try
        {
            using var last = Json(_lines.Next());
            if (!Convert.FromHexString(last.RootElement.GetProperty("sha256").GetString() ?? "").AsSpan().SequenceEqual(read) || _lines.Next().Length > 0)
            {
                throw ArchiveRefusals.Damaged;
            }
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw ArchiveRefusals.Damaged;
        }
    }

    public void Dispose() => _lines.Dispose();

    private void Begin(ArchiveSection section)
    {
        try
        {
            using var begin = Json(Line());
            var columns = begin.RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetString());
            if (begin.RootElement.GetProperty("section").GetString() != section.Name || !columns.SequenceEqual(section.Columns.Select(column => column.Name)))
            {
                throw ArchiveRefusals.Damaged;
            }
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw ArchiveRefusals.Damaged;
        }
    }

    /// <returns>The next row; null at the section's end, where the number of rows must match.</returns>
    private object?[]? Next(ArchiveSection section, long count)
    {
        try
        {
            var line = Line();
            if (line is [(byte)'[', ..])
            {
                return ArchiveRow.Read(line, section.Columns);
            }

            using var end = Json(line);
            return end.RootElement.GetProperty("rows").GetInt64() == count ? null : throw ArchiveRefusals.Damaged;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw ArchiveRefusals.Damaged;
        }
    }

    private ReadOnlySpan<byte> Line()
    {
        try
        {
            var line = _lines.Next();
            _lines.Count(line);
            return line;
        }
        catch (InvalidDataException)
        {
            throw Header is null ? ArchiveRefusals.NoArchive : ArchiveRefusals.Damaged;
        }
    }

    private static JsonDocument Json(ReadOnlySpan<byte> line) => JsonDocument.Parse(line.ToArray());

    private static bool IsDamage(Exception fault) =>
        fault is JsonException or InvalidDataException or FormatException or InvalidOperationException or KeyNotFoundException;
}

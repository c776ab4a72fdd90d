using Campaign.Storage.Rows;

namespace Campaign.Storage.Archives;

/// <summary>Rows of one kind in an archive. Their format belongs to the archive: tables may change, and differ between databases.</summary>
public record ArchiveSection(string Name, IReadOnlyList<Column> Columns);

/// <summary>A section that is read from the database.</summary>
/// <param name="Source">The query after its column list, in SQL that both databases understand.</param>
public sealed record ArchiveTable(string Name, IReadOnlyList<Column> Columns, string Source) : ArchiveSection(Name, Columns)
{
    public string Select => $"SELECT {string.Join(", ", Columns.Select(column => column.Name))} {Source}";
}

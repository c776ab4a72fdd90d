using Campaign.Storage.Rows;

namespace Campaign.Storage.Archives;

/// <summary>Rows of one kind in an archive. Their form belongs to the archive: tables may change, and differ between databases.</summary>
public record ArchiveSection(string Name, IReadOnlyList<Column> Columns);

/// <summary>A section that comes out of the database.</summary>
/// <param name="Source">Everything of its query after the columns, in SQL that both databases understand.</param>
public sealed record ArchiveTable(string Name, IReadOnlyList<Column> Columns, string Source) : ArchiveSection(Name, Columns)
{
    public string Select => $"SELECT {string.Join(", ", Columns.Select(column => column.Name))} {Source}";
}

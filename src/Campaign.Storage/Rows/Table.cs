namespace Campaign.Storage.Rows;

/// <summary>The type of a column. Times are unix milliseconds in <see cref="Number"/>.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Real,
    Bytes,
}

public sealed record Column(string Name, ColumnKind Kind);

/// <summary>
/// A table's definition for the writer: the key columns come first, then the others. View tables are also created from it,
/// so that a view can be dropped and rebuilt, and a changed definition rebuilds it at the next start.
/// </summary>
public sealed class Table
{
    /// <summary>The column that numbers the rows of a placed table.</summary>
    public const string Place = "place";

    private readonly Dictionary<string, int> _positions;

    private Table(string name, IReadOnlyList<Column> columns, int keyCount, IReadOnlyList<string[]> indexes, string? searched, bool placed)
    {
        (Name, Columns, KeyCount, Indexes, Searched, IsPlaced) = (name, columns, keyCount, indexes, searched, placed);
        _positions = columns.Select((column, position) => (column.Name, position)).ToDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);
    }

    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The number of leading columns that form the key.</summary>
    public int KeyCount { get; }

    public IReadOnlyList<string[]> Indexes { get; }

    /// <summary>The text column with a full-text index, if any.</summary>
    public string? Searched { get; }

    /// <summary>
    /// Whether rows are stored in the order of their creation, numbered in a column <see cref="Place"/>, with a separate index on the key. For tables
    /// whose keys are in random order: a commit then writes a page of many rows and a narrow index instead of a page for every row.
    /// </summary>
    public bool IsPlaced { get; }

    public IEnumerable<string> Key => Columns.Take(KeyCount).Select(column => column.Name);

    /// <summary>Starts a table's definition with its text key.</summary>
    public static Table Named(string name, params string[] key) =>
        new(name, [.. key.Select(column => new Column(column, ColumnKind.Text))], key.Length, [], null, placed: false);

    public Table Text(params string[] names) => With(ColumnKind.Text, names);

    public Table Number(params string[] names) => With(ColumnKind.Number, names);

    public Table Real(params string[] names) => With(ColumnKind.Real, names);

    public Table Bytes(params string[] names) => With(ColumnKind.Bytes, names);

    public Table Index(params string[] columns) => new(Name, Columns, KeyCount, [.. Indexes, columns], Searched, IsPlaced);

    /// <summary>Stores rows in the order of their creation; see <see cref="IsPlaced"/>.</summary>
    public Table InOrderOfMaking() => new(Name, Columns, KeyCount, Indexes, Searched, placed: true);

    /// <summary>Adds a full-text index on a text column; see <see cref="SearchTerms"/>. It refers to rows by place.</summary>
    public Table Search(string column) => new(Name, Columns, KeyCount, Indexes, column, placed: true);

    internal int Position(string column) => _positions.TryGetValue(column, out var position)
        ? position
        : throw new InvalidOperationException($"Table {Name} has no column {column}.");

    private Table With(ColumnKind kind, string[] names)
    {
        Column[] columns = [.. Columns, .. names.Select(name => new Column(name, kind))];
        return columns.Length > 63 ? throw new InvalidOperationException("A table has at most 63 columns.") : new(Name, columns, KeyCount, Indexes, Searched, IsPlaced);
    }
}

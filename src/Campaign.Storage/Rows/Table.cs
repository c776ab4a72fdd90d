namespace Campaign.Storage.Rows;

/// <summary>What a column holds. Times are unix milliseconds in <see cref="Number"/>.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Real,
    Bytes,
}

public sealed record Column(string Name, ColumnKind Kind);

/// <summary>
/// A table as the writer needs to know it: its key comes first, then the other columns. The tables of views are also created from this,
/// so that a view can be dropped and rebuilt, and a change of its definition rebuilds it at the next start.
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

    /// <summary>How many of the first columns make the key.</summary>
    public int KeyCount { get; }

    public IReadOnlyList<string[]> Indexes { get; }

    /// <summary>The text column that has a full-text index beside the table, if any.</summary>
    public string? Searched { get; }

    /// <summary>
    /// Whether rows lie in the order in which they were made, numbered in a column <see cref="Place"/>, with the key as an index beside them. For tables
    /// whose keys come in no order: a commit then writes a page of many rows and a narrow index, instead of a page for every row.
    /// </summary>
    public bool IsPlaced { get; }

    public IEnumerable<string> Key => Columns.Take(KeyCount).Select(column => column.Name);

    /// <summary>Begins a table with its text key.</summary>
    public static Table Named(string name, params string[] key) =>
        new(name, [.. key.Select(column => new Column(column, ColumnKind.Text))], key.Length, [], null, placed: false);

    public Table Text(params string[] names) => With(ColumnKind.Text, names);

    public Table Number(params string[] names) => With(ColumnKind.Number, names);

    public Table Real(params string[] names) => With(ColumnKind.Real, names);

    public Table Bytes(params string[] names) => With(ColumnKind.Bytes, names);

    public Table Index(params string[] columns) => new(Name, Columns, KeyCount, [.. Indexes, columns], Searched, IsPlaced);

    /// <summary>Lays rows in the order in which they are made; see <see cref="IsPlaced"/>.</summary>
    public Table InOrderOfMaking() => new(Name, Columns, KeyCount, Indexes, Searched, placed: true);

    /// <summary>Keeps a full-text index of a text column; see <see cref="SearchTerms"/>. It points at rows by their place.</summary>
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

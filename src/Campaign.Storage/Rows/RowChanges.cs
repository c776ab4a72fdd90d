namespace Campaign.Storage.Rows;

/// <summary>
/// The rows that a transaction will write, as one draft per row: changes to the same row are merged before they reach the database,
/// so a hot row is written once per transaction however many commands changed it.
/// </summary>
public sealed class RowChanges
{
    private static readonly Comparer<RowDraft> KeyOrder = Comparer<RowDraft>.Create((one, other) => one.Table == other.Table
        ? string.CompareOrdinal(one.Key, other.Key)
        : string.CompareOrdinal(one.Table.Name, other.Table.Name));

    private readonly Dictionary<(Table Table, string Key), RowDraft> _drafts = [];
    private RowDraft[]? _finished;

    public int Count => _drafts.Count;

    /// <summary>Drafts by table and key: always in the same order, so that two writers cannot deadlock.</summary>
    internal IReadOnlyList<RowDraft> InKeyOrder => _finished ?? Finish();

    /// <summary>The rows of several units as one list in key order; changes to the same row are merged in the units' order.</summary>
    internal static IReadOnlyList<RowDraft> Melted(IReadOnlyList<RowChanges> units)
    {
        if (units.Count == 1)
        {
            return units[0].InKeyOrder;
        }

        var melted = new List<RowDraft>(units.Sum(unit => unit.Count));
        foreach (var draft in units.SelectMany(unit => unit.InKeyOrder).Order(KeyOrder))
        {
            // A draft belongs to its unit, which may have to be written again alone: merging makes a new draft.
            if (melted.Count > 0 && KeyOrder.Compare(melted[^1], draft) == 0)
            {
                melted[^1] = melted[^1].MergedWith(draft);
            }
            else
            {
                melted.Add(draft);
            }
        }

        return melted;
    }

    /// <summary>Writes these columns of the row and leaves the others alone; creates the row if it is missing.</summary>
    public void Put(Table table, ReadOnlySpan<string> key, params ReadOnlySpan<(string Column, object? Value)> values) =>
        Draft(table, key).Put(values);

    /// <summary>Creates the row unless it exists.</summary>
    public void Keep(Table table, ReadOnlySpan<string> key, params ReadOnlySpan<(string Column, object? Value)> values) =>
        Draft(table, key).Keep(values);

    /// <summary>Adds to a number; a missing row counts as zero.</summary>
    public void Add(Table table, ReadOnlySpan<string> key, string column, long delta) => Draft(table, key).Add(column, delta);

    public void Delete(Table table, params ReadOnlySpan<string> key) => Draft(table, key).Delete();

    /// <summary>Prepares on the unit's own thread what the writer would otherwise have to do; nothing may be added afterwards.</summary>
    internal RowDraft[] Finish() => _finished = Ordered();

    /// <summary>Returns the drafts so far in key order and starts again.</summary>
    internal IReadOnlyList<RowDraft> Drain()
    {
        var drafts = Ordered();
        _drafts.Clear();
        return drafts;
    }

    private RowDraft[] Ordered()
    {
        RowDraft[] drafts = [.. _drafts.Values];
        Array.Sort(drafts, KeyOrder);
        Array.ForEach(drafts, draft => draft.Finish());
        return drafts;
    }

    private RowDraft Draft(Table table, ReadOnlySpan<string> key)
    {
        if (_finished is not null)
        {
            throw new InvalidOperationException("The rows of a unit that was passed to the writer cannot change.");
        }

        var joined = key.Length == 1 ? key[0] : string.Join('\u001f', key!);
        if (!_drafts.TryGetValue((table, joined), out var draft))
        {
            draft = new RowDraft(table, joined, key);
            _drafts.Add((table, joined), draft);
        }

        return draft;
    }
}

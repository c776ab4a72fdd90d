namespace Campaign.Storage.Rows;

/// <summary>
/// The rows that a transaction will write, one draft a row: changes to the same row melt together before they reach the database,
/// so a hot row is written once a transaction however many commands touched it.
/// </summary>
public sealed class RowChanges
{
    private readonly Dictionary<(Table Table, string Key), RowDraft> _drafts = [];

    public int Count => _drafts.Count;

    /// <summary>Drafts by table and key: always the same order, so that two writers cannot deadlock.</summary>
    internal RowDraft[] InKeyOrder()
    {
        RowDraft[] drafts = [.. _drafts.Values];
        Array.Sort(drafts, (one, other) => one.Table == other.Table
            ? string.CompareOrdinal(one.Key, other.Key)
            : string.CompareOrdinal(one.Table.Name, other.Table.Name));
        return drafts;
    }

    /// <summary>Writes these columns of the row and leaves its others alone; makes the row when it is missing.</summary>
    public void Put(Table table, ReadOnlySpan<string> key, params ReadOnlySpan<(string Column, object? Value)> values) =>
        Draft(table, key).Put(values);

    /// <summary>Makes the row unless it is there.</summary>
    public void Keep(Table table, ReadOnlySpan<string> key, params ReadOnlySpan<(string Column, object? Value)> values) =>
        Draft(table, key).Keep(values);

    /// <summary>Adds to a number; a missing row counts as zero.</summary>
    public void Add(Table table, ReadOnlySpan<string> key, string column, long delta) => Draft(table, key).Add(column, delta);

    public void Delete(Table table, params ReadOnlySpan<string> key) => Draft(table, key).Delete();

    internal void Merge(RowChanges others)
    {
        foreach (var (key, draft) in others._drafts)
        {
            // A draft belongs to its unit, which may have to be written again alone: what melts together is a new draft.
            _drafts[key] = _drafts.TryGetValue(key, out var earlier) ? earlier.MergedWith(draft) : draft;
        }
    }

    private RowDraft Draft(Table table, ReadOnlySpan<string> key)
    {
        var joined = key.Length == 1 ? key[0] : string.Join('\u001f', key!);
        if (!_drafts.TryGetValue((table, joined), out var draft))
        {
            draft = new RowDraft(table, joined, key);
            _drafts.Add((table, joined), draft);
        }

        return draft;
    }
}

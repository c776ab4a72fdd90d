using System.Globalization;

namespace Campaign.Storage.Rows;

internal enum RowChange
{
    /// <summary>Insert or update the columns in <see cref="RowDraft.Written"/> and add those in <see cref="RowDraft.Added"/>.</summary>
    Put,

    /// <summary>Insert unless present.</summary>
    Keep,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Delete, then insert: the row was replaced within one transaction.</summary>
    Replace,
}

/// <summary>The pending change of one row.</summary>
internal sealed class RowDraft
{
    private readonly object?[] _values;

    public RowDraft(Table table, string joinedKey, ReadOnlySpan<string> key)
    {
        if (key.Length != table.KeyCount)
        {
            throw new InvalidOperationException($"Table {table.Name} has a key of {table.KeyCount} columns, not {key.Length}.");
        }

        (Table, Key) = (table, joinedKey);
        _values = new object?[table.Columns.Count];
        for (var position = 0; position < key.Length; position++)
        {
            _values[position] = key[position];
        }
    }

    private RowDraft(RowDraft other)
    {
        (Table, Key, Change, Written, Added) = (other.Table, other.Key, other.Change, other.Written, other.Added);
        _values = (object?[])other._values.Clone();
    }

    public Table Table { get; }

    public string Key { get; }

    public RowChange Change { get; private set; } = RowChange.Put;

    /// <summary>One bit per column that is set.</summary>
    public ulong Written { get; private set; }

    /// <summary>One bit per column that is added to.</summary>
    public ulong Added { get; private set; }

    public object? this[int position] => _values[position];

    /// <summary>The terms of the searched text, if this draft writes one.</summary>
    public string? Terms { get; private set; }

    /// <summary>Does what can be done before the writer's turn: serialises documents, and cuts texts into terms.</summary>
    public void Finish()
    {
        foreach (var document in _values.OfType<Document>())
        {
            document.Finish();
        }

        Terms = Table.Searched is { } searched && this[Table.Position(searched)] is string text ? SearchTerms.Of(text) : null;
    }

    public void Put(ReadOnlySpan<(string Column, object? Value)> values)
    {
        RefuseMix(Change == RowChange.Keep);
        Change = Change == RowChange.Delete ? RowChange.Replace : Change;
        Write(values);
    }

    public void Keep(ReadOnlySpan<(string Column, object? Value)> values)
    {
        RefuseMix(Change == RowChange.Put && (Written | Added) != 0);
        if (Change is RowChange.Put or RowChange.Delete)
        {
            Change = Change == RowChange.Delete ? RowChange.Replace : RowChange.Keep;
            Write(values);
        }
    }

    public void Add(string column, long delta)
    {
        RefuseMix(Change == RowChange.Keep);
        Change = Change == RowChange.Delete ? RowChange.Replace : Change;
        var position = Table.Position(column);
        var bit = 1UL << position;
        _values[position] = ((Written | Added) & bit) != 0 ? Convert.ToInt64(_values[position], CultureInfo.InvariantCulture) + delta : delta;
        if ((Written & bit) == 0)
        {
            Added |= bit;
        }
    }

    public void Delete()
    {
        (Change, Written, Added) = (RowChange.Delete, 0, 0);
        Array.Clear(_values, Table.KeyCount, _values.Length - Table.KeyCount);
    }

    /// <summary>A new draft equivalent to this one followed by a later one of the same row.</summary>
    public RowDraft MergedWith(RowDraft later)
    {
        var merged = new RowDraft(this);
        merged.Take(later);
        merged.Finish();
        return merged;
    }

    private void Take(RowDraft later)
    {
        switch (later.Change)
        {
            case RowChange.Delete:
                Delete();
                return;
            case RowChange.Replace:
                Delete();
                Change = RowChange.Replace;
                break;
            case RowChange.Keep when Change is RowChange.Keep or RowChange.Replace:
                return;
            case RowChange.Keep:
                RefuseMix(Change == RowChange.Put && (Written | Added) != 0);
                Change = Change == RowChange.Delete ? RowChange.Replace : RowChange.Keep;
                break;
            default:
                RefuseMix(Change == RowChange.Keep);
                Change = Change == RowChange.Delete ? RowChange.Replace : Change;
                break;
        }

        TakeColumns(later);
    }

    private void TakeColumns(RowDraft later)
    {
        for (var position = Table.KeyCount; position < _values.Length; position++)
        {
            var bit = 1UL << position;
            if ((later.Added & bit) != 0)
            {
                Add(Table.Columns[position].Name, (long)later._values[position]!);
            }
            else if ((later.Written & bit) != 0)
            {
                _values[position] = later._values[position];
                Written |= bit;
                Added &= ~bit;
            }
        }
    }

    private void RefuseMix(bool mixed)
    {
        if (mixed)
        {
            throw new InvalidOperationException($"A row of {Table.Name} is both kept and put in one transaction.");
        }
    }

    private void Write(ReadOnlySpan<(string Column, object? Value)> values)
    {
        foreach (var (column, value) in values)
        {
            var position = Table.Position(column);
            _values[position] = value;
            Written |= 1UL << position;
            Added &= ~(1UL << position);
        }
    }
}

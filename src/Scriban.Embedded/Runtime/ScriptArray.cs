using System.Collections;

namespace Scriban.Runtime;

/// <summary>A list that a template can read.</summary>
public class ScriptArray : IEnumerable<object?>
{
    private readonly List<object?> _items;

    public ScriptArray() => _items = [];

    public ScriptArray(IEnumerable<object?> values) => _items = [.. values];

    public int Count => _items.Count;

    public object? this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Add(object? item) => _items.Add(item);

    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

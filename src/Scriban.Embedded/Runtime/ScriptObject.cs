using System.Collections;

namespace Scriban.Runtime;

/// <summary>Named values that a template can read, in the order in which they were added.</summary>
public class ScriptObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _members = [];

    public int Count => _members.Count;

    public object? this[string key]
    {
        get => _members.GetValueOrDefault(key);
        set => _members[key] = value;
    }

    public void Add(string key, object? value) => _members.Add(key, value);

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryGetValue(string key, out object? value) => _members.TryGetValue(key, out value);

    /// <summary>The members as a loop sees them: objects with <c>key</c> and <c>value</c>.</summary>
    internal IEnumerable<object?> AsPairs() => _members.Select(member => new ScriptObject { ["key"] = member.Key, ["value"] = member.Value });
}

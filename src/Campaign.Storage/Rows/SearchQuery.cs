namespace Campaign.Storage.Rows;

/// <summary>
/// What someone searches for. The index gives candidates (neighbouring pairs need not be neighbours in the text, and texts change), so each
/// candidate's text is compared too: it must hold every part of the query that stands between spaces.
/// </summary>
public sealed class SearchQuery
{
    private readonly string[] _parts;

    public SearchQuery(string query)
    {
        Match = SearchTerms.ToMatch(query);
        _parts = SearchTerms.Folded(query).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>For SQLite's <c>MATCH</c>; empty when nothing can be found.</summary>
    public string Match { get; }

    public bool IsIn(string text)
    {
        var folded = SearchTerms.Folded(text);
        return Array.TrueForAll(_parts, part => folded.Contains(part, StringComparison.Ordinal));
    }
}

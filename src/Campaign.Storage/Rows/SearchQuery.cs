namespace Campaign.Storage.Rows;

/// <summary>A term of a query: a whole pair of characters, or the beginning of a term.</summary>
public sealed record SearchTerm(string Text, bool IsWhole);

/// <summary>
/// What someone searches for. The index gives candidates (neighbouring pairs need not be neighbours in the text, and texts change), so each
/// candidate's text is compared too: it must hold every part of the query that stands between spaces.
/// </summary>
public sealed class SearchQuery
{
    private readonly string[] _parts;

    public SearchQuery(string query)
    {
        Terms = SearchTerms.OfQuery(query);
        _parts = SearchTerms.Folded(query).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The terms that a text must hold; none when the query has neither letter nor digit, which finds nothing.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    public bool IsIn(string text)
    {
        var folded = SearchTerms.Folded(text);
        return Array.TrueForAll(_parts, part => folded.Contains(part, StringComparison.Ordinal));
    }
}

namespace Campaign.Storage.Rows;

/// <summary>A term of a query: a whole pair of characters, or a prefix of a term.</summary>
public sealed record SearchTerm(string Text, bool IsWhole);

/// <summary>
/// A search. The index returns candidates (the pairs in a text need not be adjacent, and texts change), so each
/// candidate's text is compared too: it must contain every part of the query between spaces.
/// </summary>
public sealed class SearchQuery
{
    private readonly string[] _parts;

    public SearchQuery(string query)
    {
        Terms = SearchTerms.OfQuery(query);
        _parts = SearchTerms.Folded(query).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The terms that a text must contain; none when the query has neither letter nor digit, and then nothing is found.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    public bool IsIn(string text)
    {
        var folded = SearchTerms.Folded(text);
        return Array.TrueForAll(_parts, part => folded.Contains(part, StringComparison.Ordinal));
    }
}

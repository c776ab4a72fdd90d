using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// Terms as numbers, whose index is two thirds the size of one on words. A pair of characters is the first one's code above the second's, so that
/// all terms beginning with a character form one range. A word is represented by its prefixes of a few lengths, hashed to below all characters. A number
/// may stand for several terms: searches compare the text as well.
/// </summary>
internal static class PostgreSqlTerms
{
    // Characters beyond the first plane get the codes that surrogates leave free, which limits their number.
    private const int FirstSurrogate = 0xD800;
    private const int Surrogates = 0x800;

    private static readonly int[] Lengths = [1, 2, 3, 5, 8];

    /// <summary>The numbers of a text's terms, ascending and distinct.</summary>
    /// <param name="terms">As returned by <see cref="SearchTerms.Of"/>.</param>
    public static int[] Of(string terms)
    {
        var numbers = new List<int>(terms.Length / 2);
        foreach (var range in terms.AsSpan().Split(' '))
        {
            Add(terms.AsSpan(range), numbers);
        }

        numbers.Sort();
        var rising = new List<int>(numbers.Count);
        foreach (var number in numbers)
        {
            if (rising.Count == 0 || rising[^1] != number)
            {
                rising.Add(number);
            }
        }

        return [.. rising];
    }

    /// <summary>The numbers that a text must have to match a query.</summary>
    public static int[] Whole(SearchQuery query) => [.. query.Terms.Where(term => !IsLone(term)).Select(NumberOf)];

    /// <summary>For each single character of a query, the number before its first and its last one: a text must have one above the former and not above the latter.</summary>
    public static int[] Ranges(SearchQuery query) => [.. query.Terms.Where(IsLone).Select(NumberOf).SelectMany(first => new[] { first - 1, first + 0xFFFF })];

    private static void Add(ReadOnlySpan<char> term, List<int> numbers)
    {
        if (term.IsEmpty)
        {
            return;
        }

        if (SearchTerms.IsDense(term))
        {
            numbers.Add(OfCharacters(term));
            return;
        }

        foreach (var length in Lengths)
        {
            if (length <= term.Length)
            {
                numbers.Add(OfBeginning(term[..length]));
            }
        }
    }

    private static bool IsLone(SearchTerm term) => !term.IsWhole && SearchTerms.IsDense(term.Text);

    private static int NumberOf(SearchTerm term) =>
        SearchTerms.IsDense(term.Text) ? OfCharacters(term.Text) : OfBeginning(term.Text.AsSpan(0, Lengths.Last(length => length <= term.Text.Length)));

    private static int OfCharacters(ReadOnlySpan<char> term)
    {
        var number = 0u;
        foreach (var rune in term.EnumerateRunes())
        {
            number = (number << 16) | (uint)(rune.IsBmp ? rune.Value : FirstSurrogate + (rune.Value % Surrogates));
        }

        return InOrder(number > 0xFFFF ? number : number << 16);
    }

    /// <summary>FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) over UTF-16. Stored, so it must never change.</summary>
    private static int OfBeginning(ReadOnlySpan<char> word)
    {
        var hash = 2166136261;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return InOrder(hash % ((uint)SearchTerms.FirstDense << 16));
    }

    /// <summary>The server's integers are signed: values are shifted so that their order stays.</summary>
    private static int InOrder(uint number) => unchecked((int)(number ^ 0x8000_0000));
}

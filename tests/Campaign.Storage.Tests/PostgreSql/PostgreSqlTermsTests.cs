using Campaign.Storage.PostgreSql;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>Search terms as the numbers that a database stores.</summary>
public sealed class PostgreSqlTermsTests
{
    [Theory]
    [InlineData("退款", new[] { 0x10006B3E })]
    [InlineData("退", new[] { 0x10000000 })]
    [InlineData("ok", new[] { -2121518434, -1993066577 })]
    public void Stay_the_same_as_in_existing_databases(string term, int[] numbers) => Assert.Equal(numbers, PostgreSqlTerms.Of(term));

    [Fact]
    public void Index_a_word_by_prefixes_of_a_few_lengths()
    {
        var numbers = PostgreSqlTerms.Of("unbelievably");
        Assert.Equal(5, numbers.Length);
        Assert.All(["u", "un", "unb", "unbel", "unbeliev"], beginning => Assert.Contains(Assert.Single(PostgreSqlTerms.Whole(new($" {beginning}"))), numbers));
    }

    [Theory]
    [InlineData("退款", 1, 0)]
    [InlineData("要退款", 2, 0)]
    [InlineData("退", 0, 1)]
    [InlineData("退 refund 要求", 2, 1)]
    [InlineData("!", 0, 0)]
    public void Query_pairs_and_words_exactly_and_single_characters_by_a_range(string query, int whole, int ranges)
    {
        Assert.Equal(whole, PostgreSqlTerms.Whole(new(query)).Length);
        Assert.Equal(2 * ranges, PostgreSqlTerms.Ranges(new(query)).Length);
    }

    [Fact]
    public void Of_any_text_are_sorted_and_match_queries_for_prefixes_of_its_terms()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x10000 : 0x250))]);
            var numbers = PostgreSqlTerms.Of(SearchTerms.Of(text));
            Assert.True(numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second), $"Seed {seed}, round {round}");
            foreach (var term in SearchTerms.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // By runes, as no query holds half a character.
                var beginning = string.Concat(term.EnumerateRunes().Take(random.Next(1, 12)));
                Assert.True(Matches(numbers, new SearchQuery(beginning)), $"Seed {seed}, round {round}: {beginning} of {term}");
            }
        }
    }

    [Fact]
    public void That_begin_with_one_character_lie_in_a_range_of_its_own()
    {
        var last = PostgreSqlTerms.Of(string.Join(' ', Enumerable.Range(0, 10_000))).Max();
        foreach (var c in Enumerable.Range(0x2E80, 0x10000 - 0x2E80).Select(code => (char)code).Where(c => SearchTerms.IsDense([c]) && SearchTerms.Folded($"{c}") == $"{c}"))
        {
            var range = PostgreSqlTerms.Ranges(new($"{c}"));
            Assert.True(range[0] >= last, $"U+{(int)c:X}");
            Assert.All(PostgreSqlTerms.Of($"{c}好 {c}"), number => Assert.True(IsIn(number, range), $"U+{(int)c:X}"));
            last = range[1];
        }
    }

    private static bool Matches(int[] numbers, SearchQuery query) =>
        PostgreSqlTerms.Whole(query).All(numbers.Contains)
        && PostgreSqlTerms.Ranges(query).Chunk(2).All(range => numbers.Any(number => IsIn(number, range)));

    private static bool IsIn(int number, int[] range) => number > range[0] && number <= range[1];
}

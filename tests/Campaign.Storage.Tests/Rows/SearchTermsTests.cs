using Campaign.Storage.Rows;
using Campaign.Storage.Sqlite;
using CsCheck;

namespace Campaign.Storage.Tests.Rows;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("要求退款", "要求 求退 退款 款")]
    [InlineData("退款退款", "退款 款退 款")]
    [InlineData("退", "退")]
    [InlineData("Refund REFUND refund", "refund")]
    [InlineData("第3版ＡＢＣ", "第 3 版 abc")]
    [InlineData("二〇二五", "二〇 〇二 二五 五")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("ｶﾞﾗｽ", "ガラ ラス ス")]
    [InlineData("환불 요청", "환불 요청")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("①℃", "1 c")]
    [InlineData("！？ 🍵 \u200B", "")]
    [InlineData("", "")]
    [InlineData("好\ud842", "好")]
    [InlineData("\udfb7好\ud842坏", "好 坏")]
    [InlineData("好\ufffe坏\uffff的", "好 坏 的")]
    public void Splits_text_into_terms(string text, string terms) => Assert.Equal(terms, SearchTerms.Of(text));

    [Theory]
    [InlineData("退款", "\"退款\"")]
    [InlineData("要退款", "\"要退\" \"退款\"")]
    [InlineData("退", "\"退\"*")]
    [InlineData("𠮷", "\"𠮷\"*")]
    [InlineData("𠮷野", "\"𠮷野\"")]
    [InlineData("Re", "\"re\"*")]
    [InlineData("\" OR * NEAR(", "\"or\"* \"near\"*")]
    [InlineData("*", "")]
    public void Queries_words_by_prefix_and_pairs_exactly(string query, string match) => Assert.Equal(match, SqliteDialect.Match(new SearchQuery(query)));

    [Fact]
    public void Truncates_very_long_words_without_splitting_a_character()
    {
        var word = SearchTerms.Of("a" + string.Concat(Enumerable.Repeat("𐐨", 40)));
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("𐐨", 31)), word);
    }

    [Fact]
    public void Accepts_any_character()
    {
        foreach (var c in Enumerable.Range(0, 0x10000).Select(code => $"好{(char)code}坏"))
        {
            Assert.Contains("好", SearchTerms.Of(c), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Accepts_any_text_and_finds_each_of_its_terms_by_its_own_query() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\0', '\u024f']), 0, 30].Sample(
            text => SearchTerms.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(term => SearchTerms.OfQuery(term).Any(asked => asked.Text == term)),
            iter: 2_000);
}

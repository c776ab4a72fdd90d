using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The web app speaks both languages, and everything it says stands in the two files of texts.</summary>
public sealed partial class WebTextTests
{
    private static readonly string Source = Repository.PathOf("src", "Campaign.Web", "src");
    private static readonly Dictionary<string, string> Chinese = TextsOf("zh-CN");
    private static readonly Dictionary<string, string> English = TextsOf("en");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_values_in_them()
    {
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.All(Chinese, text => Assert.Equal(ValuesIn(text.Value), ValuesIn(English[text.Key])));
    }

    [Fact]
    public void No_text_was_left_in_the_other_language()
    {
        Assert.All(English, text => Assert.False(Han().IsMatch(text.Value), $"en.json: {text.Key}"));
        string[] same = ["shell.name", "channel.x", "people.is", "unit.megabytes"];
        Assert.All(Chinese.Where(text => !same.Contains(text.Key)), text => Assert.True(Han().IsMatch(text.Value), $"zh-CN.json: {text.Key}"));
    }

    [Fact]
    public void Pages_hold_no_text_of_their_own()
    {
        var pages = Directory.EnumerateFiles(Source, "*.tsx", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            var code = Comment().Replace(File.ReadAllText(page), "").Replace("'中文'", "", StringComparison.Ordinal);
            Assert.False(Han().IsMatch(code), page);
            Assert.Empty(Literal().Matches(code).Select(match => $"{page}: {match.Value}"));
        });
    }

    [Fact]
    public void Every_text_is_used()
    {
        var code = string.Join('\n', Directory.EnumerateFiles(Source, "*.ts*", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] words = [.. Word().Matches(code).Select(match => match.Groups[1].Value)];
        Assert.All(Chinese.Keys, key => Assert.True(code.Contains($"'{key}'", StringComparison.Ordinal) || code.Contains($"\"{key}\"", StringComparison.Ordinal) || words.Contains(key.Split('.')[0]), $"nobody says {key}"));
    }

    [Fact]
    public void Whatever_can_happen_has_a_name_in_the_audit()
    {
        // Nouns of the tests' own are in this process, too.
        var facts = DomainJson.Kept.Named.Where(thing => thing.Value.IsSubclassOf(typeof(Fact)) && thing.Value.Assembly == typeof(Fact).Assembly).Select(thing => $"fact.{thing.Key}").ToList();
        var words = Chinese.Keys.Where(key => key.StartsWith("fact.", StringComparison.Ordinal)).ToList();
        Assert.True(facts.All(words.Contains), $"The history shows facts that have no words. Write into src/Campaign.Web/src/i18n/zh-CN.json and en.json: {string.Join(", ", facts.Except(words))}");
        Assert.Empty(words.Except(facts));
    }

    private static Dictionary<string, string> TextsOf(string language) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Source, "i18n", language + ".json")))!.AsObject().ToDictionary(text => text.Key, text => (string)text.Value!);

    private static IEnumerable<string> ValuesIn(string text) => Value().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>Letters between two tags, or in an attribute that people read or hear.</summary>
    [GeneratedRegex(@"(?<=[^=]>)\s*[A-Za-z][A-Za-z ,.]*(?=</(?!kbd))|(?:aria-label|title|placeholder|alt)=""[^""]+""")]
    private static partial Regex Literal();

    /// <summary>A group of words of the API: their keys are put together.</summary>
    [GeneratedRegex(@"\bword\('(\w+)'")]
    private static partial Regex Word();
}

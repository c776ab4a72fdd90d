using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The web app has all its texts in both languages, in two files for each folder.</summary>
public sealed partial class WebTextTests
{
    private static readonly Dictionary<string, string> Chinese = WebTexts.Of("zh-CN");
    private static readonly Dictionary<string, string> English = WebTexts.Of("en");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders()
    {
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.All(Chinese, text => Assert.Equal(ValuesIn(text.Value), ValuesIn(English[text.Key])));
    }

    [Fact]
    public void Every_text_is_defined_once_and_in_the_same_folder_in_both_languages()
    {
        var (chinese, english) = (WebTexts.FilesOf("zh-CN"), WebTexts.FilesOf("en"));
        Assert.Equal(chinese.Keys, english.Keys);
        Assert.All(chinese, folder => Assert.Equal(folder.Value.Keys, english[folder.Key].Keys));
        var twice = chinese.SelectMany(folder => folder.Value.Keys.Select(key => (Key: key, Folder: folder.Key))).GroupBy(text => text.Key).Where(same => same.Count() > 1);
        Assert.Empty(twice.Select(same => $"{same.Key}: {string.Join(", ", same.Select(text => text.Folder))}"));
    }

    [Fact]
    public void No_text_is_left_untranslated()
    {
        Assert.All(English, text => Assert.False(Han().IsMatch(text.Value), $"English: {text.Key}"));
        string[] same = ["shell.name", "channel.x", "people.is", "unit.megabytes", "unit.count"];
        Assert.All(Chinese.Where(text => !same.Contains(text.Key)), text => Assert.True(Han().IsMatch(text.Value), $"Chinese: {text.Key}"));
    }

    [Fact]
    public void Pages_contain_no_hard_coded_text()
    {
        var pages = Directory.EnumerateFiles(WebTexts.Source, "*.tsx", SearchOption.AllDirectories).ToList();
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
        var (code, groups) = (Code(), GroupsIn(Code()));
        Assert.All(Chinese.Keys, key => Assert.True(code.Contains($"'{key}'", StringComparison.Ordinal) || code.Contains($"\"{key}\"", StringComparison.Ordinal) || groups.Any(group => key.StartsWith($"{group}.", StringComparison.Ordinal)), $"{key} is not used"));
    }

    [Fact]
    public void Every_text_that_is_used_exists()
    {
        var said = Said().Matches(Code()).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(said.Count > 400, $"Only {said.Count} texts were found in the pages.");
        Assert.Empty(said.Except(Chinese.Keys));
        Assert.All(GroupsIn(Code()), group => Assert.Contains(Chinese.Keys, key => key.StartsWith($"{group}.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_fact_has_a_name_in_the_audit()
    {
        // Nouns that tests define are in this process, too.
        var facts = DomainJson.Kept.Named.Where(thing => thing.Value.IsSubclassOf(typeof(Fact)) && thing.Value.Assembly == typeof(Fact).Assembly).Select(thing => $"fact.{thing.Key}").ToList();
        var words = Chinese.Keys.Where(key => key.StartsWith("fact.", StringComparison.Ordinal)).ToList();
        Assert.True(facts.All(words.Contains), $"The history shows facts without texts. Add them to src/Campaign.Web/src/i18n/zh-CN.json and en.json: {string.Join(", ", facts.Except(words))}");
        Assert.Empty(words.Except(facts));
    }

    private static string Code() => string.Join('\n', Directory.EnumerateFiles(WebTexts.Source, "*.ts*", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static HashSet<string> GroupsIn(string code) => [.. Word().Matches(code).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> ValuesIn(string text) => Value().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>Text between two tags, or in an attribute that is shown or read out.</summary>
    [GeneratedRegex(@"(?<=[^=]>)\s*[A-Za-z][A-Za-z ,.]*(?=</(?!kbd))|(?:aria-label|title|placeholder|alt)=""[^""]+""")]
    private static partial Regex Literal();

    /// <summary>A group of texts whose keys are composed from the API's values.</summary>
    [GeneratedRegex(@"\bword\('([\w.]+)'")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bt\('([^']+)'")]
    private static partial Regex Said();
}

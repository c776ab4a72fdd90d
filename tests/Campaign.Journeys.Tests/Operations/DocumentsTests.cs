using System.Text.RegularExpressions;

namespace Campaign.Journeys.Tests.Operations;

/// <summary>Everything that the documents refer to exists.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string[] Documents =
    [
        Repository.PathOf("README.md"), Repository.PathOf("bench", "README.md"), Repository.PathOf("templates", "README.md"),
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var named = Documents.SelectMany(document => NamedTest().Matches(File.ReadAllText(document)).Concat(NamedClass().Matches(File.ReadAllText(document)))).Select(match => match.Groups[1].Value);
        Assert.Empty(named.Distinct().Except(Declared().Matches(tests).Select(match => match.Groups[1].Value)));
    }

    [Fact]
    public void Every_link_has_a_target() => Assert.Empty(
        from document in Documents
        from link in Link().Matches(File.ReadAllText(document))
        let parts = link.Groups[1].Value.Split('#')
        let target = parts[0].Length == 0 ? document : Path.GetFullPath(parts[0], Path.GetDirectoryName(document)!)
        where !Path.Exists(target) || (parts.Length > 1 && !Anchors(target).Contains(parts[1]))
        select $"{Path.GetFileName(document)}: {link.Groups[1].Value}");

    /// <summary>Anchors as GitHub derives them from headings.</summary>
    private static IEnumerable<string> Anchors(string document) =>
        Heading().Matches(File.ReadAllText(document)).Select(heading => NotInAnchors().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>As in <c>`PoolTests.Keeps_its_totals`</c>, with its class or alone.</summary>
    [GeneratedRegex(@"[`.]([A-Z][a-z]*_[a-z]\w*)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"`(?:\w+\.)*(\w+(?:Tests|Contract|Conformance|Journey|Matrix))(?:\.\w+_\w+)?`")]
    private static partial Regex NamedClass();

    [GeneratedRegex(@"\b(?:class|void|Task) (\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?:\]\(|src="")((?!https?:)[^)""\s]+)[)""]")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}

using System.Text.RegularExpressions;
using Campaign.Storage.Views;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The nouns on which the web app's queries rest are the server's: one that was misspelt would leave a page as it was.</summary>
public sealed partial class ReadsTests
{
    [Fact]
    public void Whatever_a_query_rests_on_is_a_noun_that_changes_are_told_of()
    {
        var said = Directory.EnumerateFiles(WebTexts.Source, "room.tsx", SearchOption.AllDirectories)
            .SelectMany(room => Nouns().Matches(File.ReadAllText(room)).SelectMany(list => Word().Matches(list.Value)).Select(word => word.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        var told = typeof(IView).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IView))).Select(type => ((IView)Activator.CreateInstance(type)!).Noun);
        Assert.NotEmpty(said);
        Assert.Empty(said.Except([.. told, "job"]));
    }

    [GeneratedRegex(@"nouns: \[[^\]]*\]")]
    private static partial Regex Nouns();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Word();
}

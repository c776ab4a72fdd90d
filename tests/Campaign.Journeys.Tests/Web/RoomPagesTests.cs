using System.Text.RegularExpressions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>No room of the web app has a page that nobody looks at.</summary>
public sealed partial class RoomPagesTests
{
    [Fact]
    public void Every_page_of_every_room_is_looked_at()
    {
        var looked = PagesJourney.Pages.Select(row => ((string)row[1]).Split('?')[0]).ToList();
        var routes = Directory.EnumerateFiles(WebTexts.Source, "room.tsx", SearchOption.AllDirectories)
            .SelectMany(file => Block().Match(File.ReadAllText(file)) is { Success: true } block ? Page().Matches(block.Value) : Enumerable.Empty<Match>())
            .Select(page => page.Groups["path"].Value)
            .ToList();
        Assert.True(routes.Count > 20, $"Only {routes.Count} pages were found.");
        Assert.All(routes, route => Assert.True(looked.Exists(path => Fits(path, route)), $"Nobody looks at {route}: add a line with its address and words on it to PagesJourney.Pages."));
    }

    private static bool Fits(string path, string route) =>
        Regex.IsMatch(path, $"^/{Optional().Replace(Required().Replace(route.TrimStart('/'), "/[^/]+"), "(/[^/]+)?")}$");

    [GeneratedRegex(@"pages: \{.*?\n?\s*\}", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:'(?<path>[^']+)'|\b(?<path>\w+)): \(\) => import")]
    private static partial Regex Page();

    [GeneratedRegex(@"/:\w+(?![\w?])")]
    private static partial Regex Required();

    [GeneratedRegex(@"/:\w+\?")]
    private static partial Regex Optional();
}

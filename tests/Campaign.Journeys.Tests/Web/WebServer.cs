using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The program with the demo, one without, and a browser, started once for all tests of pages.</summary>
public sealed class WebServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(Uri Server, string Name), string> _cookies = new();
    private readonly ConcurrentDictionary<(PageTerms Terms, string Role), BrowserPage> _kept = new();
    private readonly string _demoFolder = Directory.CreateTempSubdirectory("campaign-web-").FullName;
    private readonly string _emptyFolder = Directory.CreateTempSubdirectory("campaign-web-").FullName;

    internal ServerProcess Demo { get; private set; } = null!;

    internal ServerProcess Empty { get; private set; } = null!;

    internal Browser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var starting = ServerProcess.StartDemo(_demoFolder);
        Empty = await ServerProcess.Start(_emptyFolder, $"--Campaign:AdminPassword={CampaignServer.AdminPassword}");
        Demo = await starting;
        Browser = await Browser.Start();
    }

    /// <summary>Opens a page of the demo, signed in with this role.</summary>
    internal async Task<BrowserPage> Open(PageTerms terms, string role = "manager") => await Open(Demo, terms, $"demo-{role}", await DemoPassword());

    /// <summary>The same page each time, for tests that only navigate and look, so that the browser's cache is used.</summary>
    internal async Task<BrowserPage> Keep(PageTerms terms, string role) => _kept.TryGetValue((terms, role), out var page) ? page : _kept[(terms, role)] = await Open(terms, role);

    /// <summary>Opens a page of the empty installation, signed in as its first administrator.</summary>
    internal Task<BrowserPage> OpenEmpty(PageTerms terms) => Open(Empty, terms, "admin", CampaignServer.AdminPassword);

    internal async Task<string> DemoPassword() =>
        (string)JsonNode.Parse(await Demo.Client.GetStringAsync(new Uri("sign-in", UriKind.Relative)))!["demo"]![0]!["password"]!;

    /// <summary>Opens a page; each person signs in once.</summary>
    internal async Task<BrowserPage> Open(ServerProcess server, PageTerms terms, string name, string password)
    {
        if (!_cookies.TryGetValue((server.Address, name), out var cookie))
        {
            using var stranger = new HttpClient { BaseAddress = server.Client.BaseAddress };
            using var answer = await stranger.PostAsJsonAsync(new Uri("session", UriKind.Relative), new { name, password });
            cookie = _cookies[(server.Address, name)] = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("campaign=", StringComparison.Ordinal)).Split(';')[0];
        }

        var page = await Browser.Open(terms);
        await page.Bring(server.Address, cookie);
        return page;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        Demo.Dispose();
        Empty.Dispose();
        Directory.Delete(_demoFolder, recursive: true);
        Directory.Delete(_emptyFolder, recursive: true);
    }
}

/// <summary>Tests that share it run one after another, so that pages are drawn at their usual speed.</summary>
[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebServer>
{
    public const string Name = "web";
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Campaign.Journeys.Tests.BadInput;

/// <summary>One server with one of everything, shared by tests that must not change it.</summary>
public sealed class BadInputServer : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-bad-input-").FullName;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private ServerProcess? _process;

    public HttpClient Client => _process!.Client;

    public Uri Address => _process!.Address;

    public async Task InitializeAsync()
    {
        _process = await ServerProcess.Start(_data);
        await Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await Post("campaigns/spring/pools", new { id = "tea", name = "茶券", kind = "cash", budget = 100 });
        await Post("campaigns/spring/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" });
        await Post("partners", new { id = "lin-xi", name = "林溪", accounts = new[] { new { channel = "weibo", handle = "linxi", followers = 9 } } });
        await Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = "订单 8812" });
        await Post("campaigns/spring/collaborations", new { partnerId = "lin-xi" });
        await Post("campaigns/spring/collaborations/lin-xi/accept", new { });
        var briefs = "campaigns/spring/collaborations/lin-xi/deliverables";
        _ids["{deliverable}"] = $"{briefs}/{await Post(briefs, new { title = "t", channel = "weibo", kind = "post", due = "2026-05-01", fee = 5 })}";
        _ids["{grant}"] = $"pools/tea/grants/{await Post("pools/tea/grants", new { participant = "li", cause = "c", amount = 1 })}";
        _ids["{submission}"] = $"submissions/{await Post("drives/tea/submissions", new { author = new { handle = "li" }, channel = "weibo", text = "好喝", consent = true })}";
    }

    public Task DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Replaces the placeholders in a path by this server's ids.</summary>
    public Uri Resolve(string path) => new(_ids.Aggregate(path, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal)), UriKind.Relative);

    /// <summary>Expects a clear refusal that wrote nothing; returns its status and code.</summary>
    public async Task<(int Status, string Code)> Refused(HttpMethod verb, string path, HttpContent? content = null)
    {
        var before = Written();
        using var request = new HttpRequestMessage(verb, Resolve(path)) { Content = content };

        // Expects 100-continue, because a server that refuses closes the connection on a body in flight.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1_000_000;
        using var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{path} gave {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before, Written());
        return ((int)answer.StatusCode, (string)JsonNode.Parse(text)!["code"]!);
    }

    /// <summary>The numbers of facts, jobs and uploaded files.</summary>
    public string Written()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "campaign.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM journal) || ' facts, ' || (SELECT count(*) FROM jobs) || ' jobs, ' || (SELECT count(*) FROM requests) || ' keys'";
        var uploads = Path.Combine(_data, "uploads");
        return string.Create(CultureInfo.InvariantCulture, $"{command.ExecuteScalar()}, {(Directory.Exists(uploads) ? Directory.GetFiles(uploads).Length : 0)} uploads");
    }

    private async Task<string> Post(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return (string)JsonNode.Parse(text)!["id"]!;
    }
}

/// <summary>Tests that share the server run one after another, because each checks that nothing was written.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputCollection : ICollectionFixture<BadInputServer>
{
    public const string Name = "bad input";
}

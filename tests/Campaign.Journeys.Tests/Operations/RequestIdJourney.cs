using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Operations;

public sealed class RequestIdJourney(RequestIdJourney.LoggedServer shared) : IClassFixture<RequestIdJourney.LoggedServer>
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static readonly (string, string) EveryChange = ("Logging:LogLevel:Campaign.Api.Http.RequestLog", "Information");
    private readonly CapturedLog _log = shared.Log;
    private readonly CampaignServer _server = shared.Server;

    [Fact]
    public async Task A_clients_request_id_is_in_the_response_the_facts_and_the_log()
    {
        Assert.Equal("retry-7.a_B", await Create("own", ("X-Request-Id", "retry-7.a_B")));
        Assert.Equal("retry-7.a_B", await InTheFacts("own"));
        var line = Assert.Single(_log.Lines, line => line.Contains("RequestId=retry-7.a_B", StringComparison.Ordinal));
        Assert.Contains("POST /api/v1/campaigns", line, StringComparison.Ordinal);
        Assert.Contains("answered 201", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\tbreak")]
    [InlineData("编号")]
    [InlineData("<script>")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task An_id_that_is_long_or_not_plain_is_replaced(string asked)
    {
        var campaign = $"asked-{asked.Length}";
        var given = await Create(campaign, ("X-Request-Id", asked));
        Assert.Matches("^[0-9a-f]{32}$", given);
        Assert.Equal(given, await InTheFacts(campaign));
    }

    [Fact]
    public async Task A_trace_id_becomes_the_request_id_and_generated_ids_are_unique()
    {
        Assert.Equal(Trace, await Create("traced", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01")));
        Assert.Equal(Trace, await InTheFacts("traced"));
        Assert.NotEqual(await Create("summer"), await Create("autumn"));
    }

    [Fact]
    public async Task A_server_error_shows_its_request_id_and_the_log_has_the_same()
    {
        using var log = new CapturedLog();
        using var server = new CampaignServer(null, services => FullDisk.Fill(services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log)), EveryChange);
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns") { Content = JsonContent.Create(CampaignServer.AnyCampaign("spring")) };
        request.Headers.Add("X-Request-Id", "fault-1");
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("fault-1", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["requestId"]!);
        Assert.Equal("fault-1", Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.Contains(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("RequestId=fault-1", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("POST /api/v1/campaigns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_never_contains_the_content_of_a_request()
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" }, HttpStatusCode.Created);
        await _server.Post("drives/tea/submissions", new { author = new { handle = "secret-handle", contact = "13800138000" }, channel = "weibo", text = "secret words", consent = true }, HttpStatusCode.Created);
        await _server.Get("drives/tea/submissions?q=secret");
        await _server.Post("subjects/erase", new { channel = "weibo", handle = "secret-handle" });
        await _server.Post("nowhere/secret-path?q=secret", new { note = "secret" }, HttpStatusCode.NotFound);
        Assert.Contains(_log.Lines, line => line.Contains("(no route)", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains("13800138000", StringComparison.Ordinal));
    }

    private async Task<string> Create(string campaign, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns") { Content = JsonContent.Create(CampaignServer.AnyCampaign(campaign)) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("X-Request-Id"));
    }

    private async Task<string> InTheFacts(string campaign) =>
        Assert.Single(await _server.Services.GetRequiredService<IJournal>().Read($"campaign/{campaign}", 0, CancellationToken.None)).RequestId;

    /// <summary>One server for all tests, each with campaigns of its own, and its log.</summary>
    public sealed class LoggedServer : IDisposable
    {
        public LoggedServer() => Server = new(null, services => services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log), EveryChange);

        public CampaignServer Server { get; }

        internal CapturedLog Log { get; } = new();

        public void Dispose() => Server.Dispose();
    }
}

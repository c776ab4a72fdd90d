using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Campaign.Journeys.Tests.Operations;

/// <summary>Metrics of a separate process, because the test process mixes the meters of all its servers.</summary>
public sealed partial class MetricsJourney : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-metrics-").FullName;

    [Fact]
    public async Task Requests_are_counted_by_route_and_code_and_never_by_values_a_client_chose()
    {
        using var server = await ServerProcess.Start(_data);
        await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await server.Post("campaigns/spring/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" });
        for (var author = 0; author < 3; author++)
        {
            await server.Post("drives/tea/submissions", new { author = new { handle = $"secret-{author}" }, channel = "weibo", text = $"第 {author} 杯茶，味道不一样", consent = true });
            using var none = await server.Client.GetAsync(new Uri($"pools/secret-{author}?q=secret", UriKind.Relative));
            using var lost = await server.Client.GetAsync(new Uri($"/secret/{author}", UriKind.Relative));
        }

        await server.Post("subjects/erase", new { channel = "weibo", handle = "secret-0" });
        var job = await server.Client.Import("campaigns/spring/mentions/import", "id,at,tone,text\n1,2026-03-02,positive,好\n2,someday,positive,坏\n"u8.ToArray(), Mentions);
        await server.Client.Finished(job);

        var text = await Scrape(server);
        Assert.Equal(3, Value(text, "http_server_request_duration_seconds_count", "http_request_method=\"POST\"", "http_route=\"/api/v1/drives/{drive}/submissions/\"", "status_code=\"201\""));
        Assert.Equal(3, Value(text, "campaign_refusals_total", "code=\"pool-unknown\"", "status=\"404\""));
        Assert.Equal(3, Value(text, "campaign_refusals_total", "code=\"route-unknown\""));
        Assert.Equal(1, Value(text, "campaign_erasures_total"));
        Assert.Equal(1, Value(text, "campaign_jobs_ended_total", "kind=\"mentions-import\"", "status=\"done\""));
        Assert.Equal(1, Value(text, "campaign_jobs_rows_total", "outcome=\"accepted\""));
        Assert.Equal(1, Value(text, "campaign_jobs_rows_total", "outcome=\"rejected\""));
        Assert.Equal(1, Value(text, "campaign_jobs", "status=\"done\""));
        Assert.Equal(0, Value(text, "campaign_messages_lateness_seconds"));
        Assert.Equal(0, Value(text, "campaign_messages_aside"));
        foreach (var name in new[] { "campaign_database_size_bytes", "campaign_database_log_size_bytes", "campaign_disk_free_bytes", "dotnet_process_memory_working_set_bytes" })
        {
            Assert.True(Value(text, name) > 0, $"{name} is not above 0");
        }

        Assert.Contains("\norleans_catalog_activations{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("spring", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_is_Prometheus_text_and_every_metric_says_what_it_is()
    {
        using var server = await ServerProcess.Start(_data);
        await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        var typed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in (await Scrape(server)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "# EOF" && !line.Contains("orleans_", StringComparison.Ordinal)))
        {
            Assert.Matches(line[0] == '#' ? Comment() : Sample(), line);
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                Assert.True(typed.Add(line.Split(' ')[2]), $"{line} stands twice");
            }
            else if (line[0] != '#')
            {
                var name = line[..line.IndexOfAny(['{', ' '])];
                Assert.True(typed.Contains(name) || typed.Contains(Series().Replace(name, "")), $"{name} has no TYPE");
            }
        }
    }

    [Fact]
    public async Task A_scrape_needs_the_token_once_there_is_one()
    {
        using var server = new CampaignServer(null, ("Campaign:ApiToken", "a-long-enough-secret-token"));
        using var refused = await server.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-long-enough-secret-token");
        using var scraped = await server.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(("text/plain", "0.0.4"), (scraped.Content.Headers.ContentType!.MediaType, scraped.Content.Headers.ContentType.Parameters.First().Value));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private const string Mentions = """{"at":"at","tone":"tone","text":"text","channel":{"const":"weibo"},"origin":{"const":"organic"},"externalId":"id"}""";

    private static Task<string> Scrape(ServerProcess server) => server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

    /// <summary>The value of the one series with this name and these labels.</summary>
    private static double Value(string text, string name, params string[] labels)
    {
        var lines = text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' '
            && labels.All(label => line.Contains(label, StringComparison.Ordinal))).ToList();
        Assert.True(lines.Count == 1, $"{name} [{string.Join(", ", labels)}] stands {lines.Count} times in:\n{text}");
        return double.Parse(lines[0][(lines[0].LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^# (HELP [a-z0-9_]+ .+|UNIT [a-z0-9_]+ \\S+|TYPE [a-z0-9_]+ (counter|gauge|histogram))$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^[a-z][a-z0-9_]*(\{[a-z_][a-z0-9_]*="([^"\\]|\\.)*"(,[a-z_][a-z0-9_]*="([^"\\]|\\.)*")*\})? ([0-9.Ee+-]+|NaN|\+Inf)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Series();
}

using System.Diagnostics;
using Campaign.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace Campaign.Journeys.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("Urls", "http://0.0.0.0:5080", "https://")]
    [InlineData("Urls", "http://127.0.0.1:5080;http://192.0.2.1:80", "https://")]
    [InlineData("Urls", "http://*:5080", "https://")]
    [InlineData("Urls", "http://example.org", "https://")]
    [InlineData("Campaign:TrustedProxy", "proxy.example", "Campaign__TrustedProxy")]
    [InlineData("Campaign:AdminPassword", "short", "12 characters")]
    [InlineData("Campaign:AdminPassword", "passwordpassword", "easy to guess")]
    [InlineData("Campaign:AdminPassword", "aaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:5080", "Kestrel__Endpoints")]
    [InlineData("Campaign:ApiToken", "short", "16 characters")]
    [InlineData("Campaign:TimeZone", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("Campaign:ShutdownTimeout", "00:00:00", "00:00:30")]
    [InlineData("Campaign:ShutdownTimeout", "soon", "Campaign__")]
    [InlineData("Campaign:MostStreams", "-1", "Campaign__MostStreams")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("Storage:Provider", "PostgreSql", "PostgreSql")]
    [InlineData("Storage:Provider", "Oracle", "Oracle")]
    public void Invalid_settings_stop_the_start_with_one_sentence(string name, string value, string named)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Check((name, value)));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://127.0.0.1:0")]
    public void Listening_on_this_machine_only_is_allowed(string url) => Check(("Urls", url));

    [Fact]
    public void Other_machines_may_connect_over_https_or_through_a_proxy_that_terminates_it()
    {
        Check(("Urls", "https://0.0.0.0:5443"));
        Check(("Urls", "http://*:5080"), ("Campaign:TrustedProxy", "10.0.0.5"));
    }

    [Fact]
    public void A_node_without_sign_in_listens_on_this_machine_only() =>
        Assert.Contains("this machine only", Assert.Throws<StartRefusedException>(() => Check(forPeople: false, ("Urls", "https://0.0.0.0:5443"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_api_asks_for_its_token_once_there_is_one()
    {
        using var server = new CampaignServer(null, ("Campaign:ApiToken", "a-long-enough-secret-token"));
        await server.Get("campaigns", System.Net.HttpStatusCode.Unauthorized);
        using var live = await server.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, live.StatusCode);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "another-long-enough-token");
        await server.Get("campaigns", System.Net.HttpStatusCode.Unauthorized);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-long-enough-secret-token");
        await server.Get("campaigns");
    }

    [Fact]
    public async Task A_node_without_pages_says_in_one_sentence_why_it_does_not_start_on_sqlite()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Campaign.Silo.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--Urls=http://127.0.0.1:0"]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Storage__Provider=PostgreSql", Assert.Single(said.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Urls=https://0.0.0.0:0")]
    [InlineData("--Campaign:TrustedProxy=127.0.0.1")]
    public async Task The_demo_signs_anybody_in_and_so_listens_on_this_machine_only(string setting)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Campaign.Api.dll");
        var data = Directory.CreateTempSubdirectory("campaign-demo-").FullName;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--demo", $"--Campaign:DataDirectory={data}", setting]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("--demo", Assert.Single(said.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task The_OpenAPI_description_lists_the_core_routes()
    {
        using var server = new CampaignServer();
        var description = await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        foreach (var path in new[] { "/campaigns/{campaign}/mentions/import", "/pools/{pool}/grants", "/drives/{drive}/submissions", "/campaigns/{campaign}/report.pdf" })
        {
            Assert.Contains($"\"/api/v1{path}\"", description, StringComparison.Ordinal);
        }
    }

    private static void Check(params (string Name, string Value)[] settings) => Check(forPeople: true, settings);

    private static void Check(bool forPeople, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value)).Build();
        StartChecks.Run(
            configuration, StartChecks.Section<CampaignOptions>(configuration, "Campaign"), StartChecks.Section<StorageOptions>(configuration, "Storage"), forPeople);
    }
}

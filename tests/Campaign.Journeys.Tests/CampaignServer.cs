using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaign.Journeys.Tests;

/// <summary>The whole program in the test's process, with an empty data directory. Its client sends the configured token, unless a test configures its own.</summary>
public sealed class CampaignServer : IDisposable
{
    public const string Token = "the-token-of-the-journeys";

    /// <summary>The first administrator's password.</summary>
    public const string AdminPassword = "lantern-orbit-quiet-37";

    private const string TokenSetting = "Campaign:ApiToken";
    private readonly WebApplicationFactory<Program> _factory;
    private HttpClient? _colleague;

    public CampaignServer(TimeProvider? clock = null, params (string Name, string Value)[] settings)
        : this(clock, _ => { }, settings)
    {
    }

    /// <param name="configure">Changes services for the test.</param>
    public CampaignServer(TimeProvider? clock, Action<IServiceCollection> configure, params (string Name, string Value)[] settings)
    {
        DataDirectory = Directory.CreateTempSubdirectory("campaign-journey-").FullName;
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Campaign:DataDirectory", DataDirectory);
            host.UseSetting("Campaign:AdminPassword", AdminPassword);
            host.UseSetting(TokenSetting, Token);
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureTestServices(services =>
            {
                // As many iterations as in production would take most of the time of tests that sign in.
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                if (clock is not null)
                {
                    services.AddSingleton(clock);
                }

                configure(services);
            });
        });
        Client = NewClient();
        if (settings.All(setting => setting.Name != TokenSetting))
        {
            Client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        }
    }

    public string DataDirectory { get; }

    public HttpClient Client { get; }

    /// <summary>A browser or program that is not signed in; it keeps cookies.</summary>
    public HttpClient NewClient(string scheme = "http") =>
        _factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"{scheme}://localhost/api/v1/"), AllowAutoRedirect = false });

    /// <summary>The handler for a client that a test makes itself.</summary>
    public HttpMessageHandler CreateHandler() => _factory.Server.CreateHandler();

    public IServiceProvider Services => _factory.Services;

    /// <summary>Posts and expects this status; returns the response's body.</summary>
    public async Task<JsonNode> Post(string path, object? body = null, HttpStatusCode expect = HttpStatusCode.OK)
    {
        using var answer = await Client.PostAsJsonAsync(path, body ?? new { });
        return await Read(answer, expect);
    }

    /// <summary>Posts as another program, with a manager's rights, because nobody may approve their own draft.</summary>
    public async Task<JsonNode> PostAsColleague(string path, object? body = null, HttpStatusCode expect = HttpStatusCode.OK)
    {
        if (_colleague is null)
        {
            var token = await Post("tokens", new { name = "colleague", access = "write" }, HttpStatusCode.Created);
            _colleague = NewClient();
            _colleague.DefaultRequestHeaders.Authorization = new("Bearer", (string)token["token"]!);
        }

        using var answer = await _colleague.PostAsJsonAsync(path, body ?? new { });
        return await Read(answer, expect);
    }

    /// <summary>Posts something that is refused; returns the problem's code.</summary>
    public async Task<string> PostRefused(string path, object? body, HttpStatusCode expect) =>
        (string)(await Post(path, body, expect))["code"]!;

    /// <summary>Sets up a campaign of the tea brand that the tests share.</summary>
    public Task<JsonNode> Create(string campaign) => Post("campaigns", AnyCampaign(campaign), HttpStatusCode.Created);

    /// <summary>Polls a job until it is over.</summary>
    public async Task<JsonNode> Finished(Uri location)
    {
        var path = location.OriginalString["/api/v1/".Length..];
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync())
        {
            if (await Get(path) is var job && (string)job["status"]! is not ("queued" or "running"))
            {
                return job;
            }
        }

        throw new InvalidOperationException("The timer ended.");
    }

    /// <summary>Sets the campaign up unless it exists.</summary>
    public async Task Ensure(string campaign)
    {
        using var answer = await Client.GetAsync(new Uri($"campaigns/{campaign}", UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            await Create(campaign);
        }
    }

    public static JsonObject AnyCampaign(string? id, string name = "清茗茶饮口碑修复") => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["brand"] = "清茗",
        ["currency"] = "CNY",
        ["starts"] = "2026-03-01",
        ["ends"] = "2026-06-08",
        ["budget"] = 500_000,
        ["crisis"] = new JsonObject
        {
            ["title"] = "门店使用过期原料",
            ["onset"] = "2026-02-26T09:30:00+08:00",
            ["cluster"] = "preventable",
            ["severity"] = 4,
            ["summary"] = "两家门店被拍到使用过期牛奶。",
        },
    };

    public async Task<JsonNode> Get(string path, HttpStatusCode expect = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Read(answer, expect);
    }

    public void Dispose()
    {
        Client.Dispose();
        _colleague?.Dispose();

        // The program stops its own host when asked. If the factory stopped it as well, the silo would make the second stop wait a second for the first.
        var life = Services.GetRequiredService<IHostApplicationLifetime>();
        life.StopApplication();
        life.ApplicationStopped.WaitHandle.WaitOne();
        _factory.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer, HttpStatusCode expect)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expect, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} gave {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}

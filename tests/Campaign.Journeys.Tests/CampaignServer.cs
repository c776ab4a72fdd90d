using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests;

/// <summary>The whole program over an empty data directory of its own.</summary>
public sealed class CampaignServer : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    public CampaignServer(TimeProvider? clock = null, params (string Name, string Value)[] settings)
    {
        DataDirectory = Directory.CreateTempSubdirectory("campaign-journey-").FullName;
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Campaign:DataDirectory", DataDirectory);
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureTestServices(services =>
            {
                if (clock is not null)
                {
                    services.AddSingleton(clock);
                }
            });
        });
        Client = _factory.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("http://localhost/api/v1/"), AllowAutoRedirect = false });
    }

    public string DataDirectory { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>Posts and expects this status; gives the answer's body.</summary>
    public async Task<JsonNode> Post(string path, object? body = null, HttpStatusCode expect = HttpStatusCode.OK)
    {
        using var answer = await Client.PostAsJsonAsync(path, body ?? new { });
        return await Read(answer, expect);
    }

    /// <summary>Posts something that is refused; gives the problem's code.</summary>
    public async Task<string> PostRefused(string path, object? body, HttpStatusCode expect) =>
        (string)(await Post(path, body, expect))["code"]!;

    public async Task<JsonNode> Get(string path, HttpStatusCode expect = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Read(answer, expect);
    }

    public void Dispose()
    {
        Client.Dispose();
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

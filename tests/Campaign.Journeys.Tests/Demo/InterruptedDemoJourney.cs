using System.Net;
using System.Text.Json.Nodes;
using Campaign.Api.Access;
using Campaign.Api.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Demo;

public sealed class InterruptedDemoJourney : IDisposable
{
    private readonly DemoClock _clock = new();
    private readonly CampaignServer _server;

    public InterruptedDemoJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task An_interrupted_filling_says_so_and_resumes_where_it_stopped()
    {
        using var failing = new HttpClient(new FailsAfter(900, _server.CreateHandler())) { BaseAddress = _server.Client.BaseAddress };
        using var stranger = new HttpClient(_server.CreateHandler()) { BaseAddress = _server.Client.BaseAddress };
        var people = _server.Services.GetRequiredService<DemoPeople>();
        var stopped = await Assert.ThrowsAsync<DemoFailedException>(() => DemoFilling.Fill(failing, people, _clock, _ => { }, CancellationToken.None));
        Assert.Contains("--demo", stopped.Message, StringComparison.Ordinal);

        Assert.True(await DemoFilling.Fill(stranger, people, _clock, _ => { }, CancellationToken.None));
        Assert.Equal(30, (int)(await _server.Get("campaigns/qinghe-tea/deliverables"))["total"]!);
        Assert.Equal(280, TakenIn(await _server.Get("drives/qinghe-open-kitchen")));
        Assert.Equal(120, TakenIn(await _server.Get("drives/qinghe-suggestions")));
        var drafts = (await _server.Get("campaigns/qinghe-tea/deliverables?limit=200"))["items"]!.AsArray().Max(item => (int)item!["draftVersion"]!);
        Assert.Equal(2, drafts);
        Assert.Equal(6, (await _server.Get("campaigns/qinghe-tea/mentions/imports"))["items"]!.AsArray().Count);
    }

    public void Dispose() => _server.Dispose();

    private static int TakenIn(JsonNode drive) => (int)drive["funnel"]!["takenIn"]!;

    private sealed class FailsAfter(int requests, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _left = requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _left) < 0
                ? throw new HttpRequestException("connection lost", null, HttpStatusCode.ServiceUnavailable)
                : base.SendAsync(request, cancellationToken);
    }
}

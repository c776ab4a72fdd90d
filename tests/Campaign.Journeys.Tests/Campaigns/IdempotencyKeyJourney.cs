using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Campaigns;

/// <summary>Concurrent requests with one Idempotency-Key: one does the work, and all get its response.</summary>
public sealed class IdempotencyKeyJourney(SharedServer shared) : IClassFixture<SharedServer>
{
    private const int Requesters = 8;
    private readonly CampaignServer _server = shared.Server;

    public static TheoryData<string, object> Requests => new()
    {
        { "campaigns", CampaignServer.AnyCampaign(null) },
        { "campaigns", CampaignServer.AnyCampaign("named") },
        { "partners", new { name = "小林", accounts = new[] { new { channel = "weibo", handle = "xiaolin", followers = 10 } } } },
        { "campaigns/spring/pools", new { name = "新茶券", kind = "cash", budget = 100 } },
        { "campaigns/spring/pools", new { id = "tea-coupons", name = "新茶券", kind = "cash", budget = 100 } },
        { "drives/tea/submissions", DriveSteps.Body("li", "新杯盖扣得很紧，路上没洒。") },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Concurrent_requests_with_one_key_all_get_the_first_ones_response(string path, object body)
    {
        using (var drive = await _server.Client.GetAsync(new Uri("drives/tea", UriKind.Relative)))
        {
            await (drive.IsSuccessStatusCode ? Task.CompletedTask : _server.OpenDrive());
        }

        var key = shared.Name("requests");
        using var start = new Barrier(Requesters);
        var answers = await Task.WhenAll(Enumerable.Range(0, Requesters).Select(_ => Task.Run(() => Send(path, body, key, start))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => (string)answer.Body["id"]!).Distinct());
        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Equal(Requesters - 1, answers.Count(answer => answer.Replayed));
    }

    [Fact]
    public async Task A_concurrent_request_with_the_same_key_and_another_body_is_refused()
    {
        await _server.Create("summer");
        using var start = new Barrier(Requesters);
        var answers = await Task.WhenAll(Enumerable.Range(0, Requesters).Select(number => Task.Run(
            () => Send("campaigns/summer/pools", new { name = $"奖池 {number}", kind = "cash", budget = 100 }, "one-key", start))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (answer.Status, (string)answer.Body["code"]!)));
        Assert.Equal(1, (int)(await _server.Get("campaigns/summer/pools"))["total"]!);
    }

    [Fact]
    public async Task A_refusal_without_a_concurrent_request_is_returned_unchanged()
    {
        await _server.Ensure("spring");
        using var start = new Barrier(1);
        var answer = await Send("campaigns", CampaignServer.AnyCampaign("spring"), "another", start);
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (answer.Status, answer.Type));
    }

    private async Task<Answer> Send(string path, object body, string key, Barrier start)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        start.SignalAndWait();
        using var answer = await _server.Client.SendAsync(request);
        return new(
            answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.Location, answer.Headers.Contains("Idempotency-Replayed"),
            answer.Content.Headers.ContentType?.MediaType);
    }

    private sealed record Answer(HttpStatusCode Status, JsonNode Body, Uri? Location, bool Replayed, string? Type);
}

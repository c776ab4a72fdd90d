using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Campaign.Journeys.Tests.Submissions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Access;

/// <summary>What people write into any field is shown as text, and never runs.</summary>
public sealed class StoredTextTests : IDisposable
{
    private const string Evil = "<img src=x onerror=alert(1)>";
    private const string Mapping =
        """{"externalId":"id","at":"time","tone":"mood","text":"words","author":"who","channel":{"const":"weibo"},"origin":{"const":"organic"}}""";

    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CampaignServer _server;

    public StoredTextTests() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task Pages_never_run_stored_text_and_other_responses_are_not_HTML()
    {
        await Write();
        using var browser = await _server.SignIn("evil");
        foreach (var path in new[] { "/?lang=zh-CN", "/?lang=en", "/api/reference/", "/sign-in", "campaigns/spring/report.html?lang=zh-CN", "campaigns/spring/report.html?lang=en" })
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.DoesNotContain("<img src=x", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        var silent = new List<string>();
        foreach (var path in Resources)
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {text}");
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, new[] { "application/json", "text/csv" });
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            if (!text.Contains("onerror=alert(1)", StringComparison.Ordinal))
            {
                silent.Add($"{path} shows nothing that Write wrote: let Write fill one of these, too.");
            }
        }

        Assert.Empty(silent);
    }

    public void Dispose() => _server.Dispose();

    /// <summary>Every list below a campaign, and others. A new list fails until something is written into what it lists.</summary>
    private string[] Resources =>
    [
        "session", "people", "tokens", "audit", "audit.csv", "campaigns", "partners", "drives/tea/submissions",
        .. from endpoint in _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
           let route = endpoint.RoutePattern.RawText!.Trim('/')
           where route.StartsWith("api/v1/campaigns/{campaign}/", StringComparison.Ordinal) && route.LastIndexOf('{') == route.IndexOf('{', StringComparison.Ordinal)
           where !NoText.Contains(route.Split('/', 5)[^1])
           select route["api/v1/".Length..].Replace("{campaign}", "spring", StringComparison.Ordinal),
    ];

    /// <summary>Routes that return nothing that people wrote, or in a form that other tests check.</summary>
    private static readonly string[] NoText = ["standing", "collaborations", "reputation", "report.html", "report.pdf", "report.xlsx"];

    /// <summary>Writes the same text into every text field.</summary>
    private async Task Write()
    {
        var campaign = CampaignServer.AnyCampaign("spring", Evil);
        (campaign["brand"], campaign["crisis"]!["title"], campaign["crisis"]!["summary"]) = (Evil, Evil, Evil);
        await _server.Post("campaigns", campaign, HttpStatusCode.Created);
        await _server.Post("campaigns/spring/plan", new { reason = Evil });
        await _server.Post("people", new { name = "evil", display = Evil, password = AccessSteps.Password, roles = new[] { new { role = "administrator" } } }, HttpStatusCode.Created);
        await _server.Post("tokens", new { name = Evil, access = "read" }, HttpStatusCode.Created);
        await Deliverable();
        await _server.Post("campaigns/spring/pools", new { name = Evil, kind = "coupon", units = 10 }, HttpStatusCode.Created);
        await _server.Post("campaigns/spring/drives", new { id = "tea", title = Evil, prompt = Evil, opens = _clock.Now.AddDays(-1), closes = _clock.Now.AddDays(9) }, HttpStatusCode.Created);
        var submission = (string)(await _server.Post("drives/tea/submissions", DriveSteps.Body(Evil, $"新茶不错{Evil}"), HttpStatusCode.Created))["id"]!;
        await _server.Post($"submissions/{submission}/ask-changes", new { code = "low-quality", note = Evil });
        await Story();
        await Mentions();
    }

    private async Task Deliverable()
    {
        await _server.Post(
            "partners", new { id = "lin", name = Evil, categories = new[] { Evil }, contact = Evil, accounts = new[] { new { channel = "weibo", handle = Evil, followers = 1 } } }, HttpStatusCode.Created);
        await _server.Post("partners/lin/vet", new { decision = "approve", proofOfUse = Evil, findings = new[] { new { code = "old-post", severity = "low", note = Evil } } });
        await _server.Post("campaigns/spring/activate");
        await _server.Post("campaigns/spring/collaborations", new { partnerId = "lin" }, HttpStatusCode.Created);
        const string Deliverables = "campaigns/spring/collaborations/lin/deliverables";
        var id = (string)(await _server.Post(Deliverables, new { title = Evil, channel = "weibo", kind = "post", due = "2026-03-20", fee = 1 }, HttpStatusCode.Created))["id"]!;
        await _server.Post("campaigns/spring/collaborations/lin/accept");
        await _server.Post($"{Deliverables}/{id}/draft", new { text = $"【广告】{Evil}" });
        await _server.Post($"{Deliverables}/{id}/submit", new { note = Evil });
        await _server.Post($"{Deliverables}/{id}/request-changes", new { note = Evil });
    }

    private Task Story() => _server.Post(
        "campaigns/spring/stories",
        new
        {
            template = "thank-you",
            title = Evil,
            lang = "zh-CN",
            data = new { brand = Evil, occasion = Evil, received = 1, changes = new[] { new { heard = Evil, done = Evil } }, channel = Evil, signer = Evil, signed_on = "2026-03-01" },
        },
        HttpStatusCode.Created);

    private async Task Mentions()
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"id,time,mood,words,who\n1,2026-03-01 09:00,负面,{Evil},{Evil}\n2,never,负面,{Evil},{Evil}\n"));
        file.Headers.Add("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Evil}.csv\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(file);
        form.Add(new StringContent(Mapping), "mapping");
        using var answer = await _server.Client.PostAsync(new Uri("campaigns/spring/mentions/import", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("done", (string)(await _server.Finished(answer.Headers.Location!))["status"]!);
    }
}

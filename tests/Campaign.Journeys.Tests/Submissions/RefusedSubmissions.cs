using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Submissions;

/// <summary>A refusal changes nothing, so all tests share one server.</summary>
public sealed class RefusedSubmissions(RefusedSubmissions.OpenDrive open) : IClassFixture<RefusedSubmissions.OpenDrive>
{
    private readonly CampaignServer _server = open.Server;

    [Theory]
    [InlineData("{\"author\":{\"handle\":\"li\"}", 400, "malformed")]
    [InlineData("[]", 400, "malformed")]
    [InlineData("null", 400, "malformed")]
    [InlineData("", 400, "malformed")]
    [InlineData("{\"author\":\"li\",\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true}", 400, "malformed")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":7,\"consent\":true}", 400, "malformed")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":\"yes\"}", 400, "malformed")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true,\"links\":{}}", 400, "malformed")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true,\"links\":[null]}", 422, "entry-empty")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true,\"links\":[\"javascript:alert(1)\"]}", 422, "url-invalid")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":false}", 422, "consent")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true,\"underFourteen\":true}", 422, "consent")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"text\":\"好喝\"}", 422, "consent")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"weibo\",\"consent\":true}", 422, "text-empty")]
    [InlineData("{\"author\":{\"handle\":\"li\"},\"channel\":\"\",\"text\":\"好喝\",\"consent\":true}", 422, "text-missing")]
    [InlineData("{\"channel\":\"weibo\",\"text\":\"好喝\",\"consent\":true}", 422, "text-missing")]
    [InlineData("{}", 422, "text-missing")]
    public async Task An_invalid_submission_is_refused(string body, int status, string code)
    {
        Assert.Equal((status, code), await Send("drives/tea/submissions", body));
        Assert.Equal(0, (int)(await _server.Get("drives/tea/submissions"))["total"]!);
    }

    [Fact]
    public async Task Overlong_texts_and_names_are_refused()
    {
        Assert.Equal("text-too-long", await _server.PostRefused("drives/tea/submissions", DriveSteps.Body("li", new string('茶', 10_001)), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("text-too-long", await _server.PostRefused("drives/tea/submissions", DriveSteps.Body(new string('l', 101), "好喝"), HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, (int)(await _server.Get("drives/tea/submissions"))["total"]!);
    }

    [Fact]
    public async Task Unknown_ids_are_refused()
    {
        Assert.Equal("drive-unknown", await _server.PostRefused("drives/nowhere/submissions", DriveSteps.Body("li", "好喝"), HttpStatusCode.NotFound));
        Assert.Equal("drive-unknown", await _server.PostRefused("drives/nowhere/close", new { reason = "发完" }, HttpStatusCode.NotFound));
        await _server.Get("drives/nowhere", HttpStatusCode.NotFound);
        await _server.Get("drives/nowhere/submissions", HttpStatusCode.NotFound);
        await _server.Get("submissions/nothing", HttpStatusCode.NotFound);
        foreach (var verb in new[] { "approve", "reject", "ask-changes", "feature", "unfeature", "withdraw", "resubmit", "rights/request", "rights/grant", "rights/decline", "rights/revoke" })
        {
            Assert.Equal((verb, "submission-unknown"), (verb, await _server.PostRefused($"submissions/nothing/{verb}", null, HttpStatusCode.NotFound)));
        }
    }

    [Fact]
    public async Task Submissions_to_drives_that_are_not_open_are_refused()
    {
        using var server = new CampaignServer();
        await server.OpenDrive(opens: DriveSteps.Noon.AddYears(20));
        Assert.Equal("drive-not-open", await server.PostRefused("drives/tea/submissions", DriveSteps.Body("li", "好喝"), HttpStatusCode.Conflict));
        Assert.Equal("reason-missing", await server.PostRefused("drives/tea/close", null, HttpStatusCode.UnprocessableEntity));
        var closed = await server.Post("drives/tea/close", new { reason = "提前结束" });
        Assert.Equal("closed", (string)closed["status"]!);
        Assert.Equal("drive-not-open", await server.PostRefused("drives/tea/submissions", DriveSteps.Body("li", "好喝"), HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("status=approvedd", "status-unknown")]
    [InlineData("sort=tone", "sort-unknown")]
    [InlineData("limit=201", "limit-invalid")]
    [InlineData("cursor=*", "cursor-invalid")]
    public async Task Invalid_list_queries_are_refused(string query, string code)
    {
        Assert.Equal(code, (string)(await _server.Get($"drives/tea/submissions?{query}", HttpStatusCode.UnprocessableEntity))["code"]!);
    }

    [Fact]
    public async Task Steps_that_need_no_input_work_without_a_body()
    {
        using var server = new CampaignServer();
        await server.OpenDrive();
        var id = await server.Submit("li", "好喝");
        foreach (var step in new[] { "approve", "feature", "unfeature", "withdraw" })
        {
            using var answer = await server.Client.PostAsync(new Uri($"submissions/{id}/{step}", UriKind.Relative), null);
            Assert.Equal((step, HttpStatusCode.OK), (step, answer.StatusCode));
        }

        using var silent = await server.Client.PostAsync(new Uri($"submissions/{id}/reject", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Conflict, silent.StatusCode);
    }

    [Fact]
    public async Task Rejection_reasons_name_no_opinion()
    {
        var reasons = (await _server.Get("moderation-reasons")).AsArray();
        Assert.Contains(reasons, reason => (string)reason!["code"]! == "off-topic" && (string)reason["wording"]!["zh"]! == "与征集主题无关");
        Assert.DoesNotContain(reasons, reason => ((string)reason!["code"]!).Contains("negative", StringComparison.Ordinal));
    }

    private async Task<(int Status, string Code)> Send(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _server.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
    }

    public sealed class OpenDrive : IAsyncLifetime
    {
        public CampaignServer Server { get; } = new();

        public Task InitializeAsync() => Server.OpenDrive();

        public Task DisposeAsync()
        {
            Server.Dispose();
            return Task.CompletedTask;
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Nobody approves their own draft, be they a person or a program, unless the installation allows it.</summary>
public sealed class FourEyesJourney(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    public static TheoryData<string> Nouns => ["deliverable", "story"];

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task Whoever_wrote_the_draft_is_refused_and_a_colleague_approves_it(string noun)
    {
        var campaign = await Campaign(_server);
        var (lin, gu) = (await Person(_server, $"manager:{campaign}"), await Person(_server, $"reviewer:{campaign}"));
        var path = await InReview(_server, lin, campaign, noun);

        var seen = await lin.Expect(HttpMethod.Get, path);
        Assert.DoesNotContain("approve", Next(seen));
        Assert.Contains("request-changes", Next(seen));
        Assert.Equal(("approve", "four-eyes"), Assert.Single(Withheld(seen)));
        var refused = await lin.Expect(HttpMethod.Post, $"{path}/approve", new { }, HttpStatusCode.Forbidden, ("Accept-Language", "en"));
        Assert.Equal("four-eyes", (string)refused["code"]!);
        Assert.Equal("You wrote the latest draft, so you cannot approve it yourself. Nothing was changed. Ask a colleague who may review to approve it.", (string)refused["title"]!);
        Assert.Equal("in-review", (string)(await lin.Expect(HttpMethod.Get, path))["status"]!);

        var theirs = await gu.Expect(HttpMethod.Get, path);
        Assert.Contains("approve", Next(theirs));
        Assert.Empty(Withheld(theirs));
        Assert.Equal("approved", (string)(await gu.Expect(HttpMethod.Post, $"{path}/approve", new { note = "数据已核" }))["status"]!);
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task The_author_of_the_latest_draft_counts_and_anybody_may_ask_for_changes(string noun)
    {
        var campaign = await Campaign(_server);
        var (lin, gu) = (await Person(_server, $"manager:{campaign}"), await Person(_server, $"manager:{campaign}"));
        var path = await InReview(_server, lin, campaign, noun);
        await lin.Expect(HttpMethod.Post, $"{path}/request-changes", new { note = "数字请再核对" });
        await Write(gu, path, noun);
        await lin.Expect(HttpMethod.Post, $"{path}/submit", new { });

        Assert.Equal("four-eyes", await gu.Refused(HttpMethod.Post, $"{path}/approve", HttpStatusCode.Forbidden, new { }));
        Assert.Equal("approved", (string)(await lin.Expect(HttpMethod.Post, $"{path}/approve", new { }))["status"]!);
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task Lists_say_so_too_but_only_to_those_whose_role_would_allow_the_step(string noun)
    {
        var campaign = await Campaign(_server);
        var (lin, shen) = (await Person(_server, $"manager:{campaign}"), await Person(_server, $"editor:{campaign}"));
        var list = noun == "story" ? $"campaigns/{campaign}/stories" : $"campaigns/{campaign}/deliverables";
        await InReview(_server, lin, campaign, noun);
        Assert.Equal(("approve", "four-eyes"), Assert.Single(Withheld(Assert.Single(await Listed(lin))!)));

        await InReview(_server, shen, campaign, noun);
        Assert.All(await Listed(shen), one => Assert.Empty(Withheld(one!)));
        Assert.Single(await Listed(lin), one => Next(one!).Contains("approve"));

        async Task<JsonArray> Listed(HttpClient reader) => (await reader.Expect(HttpMethod.Get, list))["items"]!.AsArray();
    }

    [Fact]
    public async Task A_bulk_approval_refuses_only_ones_own()
    {
        var campaign = await Campaign(_server);
        var (lin, gu) = (await Person(_server, $"manager:{campaign}"), await Person(_server, $"manager:{campaign}"));
        (string Path, HttpStatusCode Answer)[] all =
        [
            (await InReview(_server, gu, campaign, "deliverable"), HttpStatusCode.OK),
            (await InReview(_server, lin, campaign, "deliverable"), HttpStatusCode.Forbidden),
            (await InReview(_server, gu, campaign, "deliverable"), HttpStatusCode.OK),
        ];
        foreach (var (path, answer) in all)
        {
            await lin.Expect(HttpMethod.Post, $"{path}/approve", new { }, answer);
        }
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task A_program_is_identified_by_its_token_including_the_configured_one(string noun)
    {
        var campaign = await Campaign(_server);
        var path = await InReview(_server, _server.Client, campaign, noun);
        Assert.Equal("four-eyes", await _server.PostRefused($"{path}/approve", null, HttpStatusCode.Forbidden));
        Assert.Equal("approved", (string)(await _server.PostAsColleague($"{path}/approve"))["status"]!);
    }

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task An_installation_can_allow_people_to_approve_their_own_drafts(string noun)
    {
        using var server = new CampaignServer(null, ("Campaign:FourEyes", "false"));
        var path = await InReview(server, server.Client, await Campaign(server), noun);
        Assert.Empty(Withheld(await server.Get(path)));
        Assert.Equal("approved", (string)(await server.Post($"{path}/approve"))["status"]!);
    }

    private static string[] Next(JsonNode thing) => [.. thing["next"]!.AsArray().Select(step => (string)step!)];

    private static (string Step, string Code)[] Withheld(JsonNode thing) =>
        [.. thing["withheld"]!.AsArray().Select(one => ((string)one!["step"]!, (string)one["code"]!))];

    /// <summary>A new campaign with an approved partner.</summary>
    private async Task<string> Campaign(CampaignServer server)
    {
        var campaign = shared.Name("spring");
        await server.Create(campaign);
        await server.Post("partners", new { id = campaign, name = "林溪", accounts = new[] { new { channel = "weibo", handle = $"@{campaign}", followers = 1_000 } } }, HttpStatusCode.Created);
        await server.Post($"partners/{campaign}/vet", new { decision = "approve", proofOfUse = true });
        await server.Post($"campaigns/{campaign}/collaborations", new { partnerId = campaign }, HttpStatusCode.Created);
        return campaign;
    }

    private async Task<HttpClient> Person(CampaignServer server, string role)
    {
        var name = shared.Name("person");
        await server.AddPerson(name, role);
        return await server.SignIn(name);
    }

    /// <summary>Something that this author wrote and submitted for review; returns its path.</summary>
    private async Task<string> InReview(CampaignServer server, HttpClient author, string campaign, string noun)
    {
        var path = noun == "story" ? $"stories/{shared.Name("thanks")}" : await Brief(server, campaign);
        await (noun == "story"
            ? author.Expect(HttpMethod.Post, $"campaigns/{campaign}/stories", new { id = path.Split('/')[1], template = "thank-you", title = "谢谢大家", data = Data }, HttpStatusCode.Created)
            : Write(author, path, noun));
        await author.Expect(HttpMethod.Post, $"{path}/submit", new { });
        return path;
    }

    private static async Task<string> Brief(CampaignServer server, string campaign)
    {
        var briefs = $"campaigns/{campaign}/collaborations/{campaign}/deliverables";
        var brief = new { title = "门店探店", channel = "weibo", kind = "video", due = "2030-03-20", fee = 20_000 };
        return $"{briefs}/{(string)(await server.Post(briefs, brief, HttpStatusCode.Created))["id"]!}";
    }

    private static Task<JsonNode> Write(HttpClient author, string path, string noun) => noun == "story"
        ? author.Expect(HttpMethod.Post, $"{path}/revise", new { data = Data })
        : author.Expect(HttpMethod.Post, $"{path}/draft", new { text = "【广告】我连喝了两周清茗的新配方。" });

    private static object Data { get; } = new
    {
        brand = "青禾茶饮",
        occasion = "征集活动已结束",
        received = 1286,
        changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } },
        channel = "公众号菜单",
        signer = "青禾茶饮 全体同事",
        signed_on = "2026-03-01",
    };
}

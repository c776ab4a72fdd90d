using System.Text;

namespace Campaign.Journeys.Tests.BadInput;

[Collection(BadInputCollection.Name)]
public sealed class BadBodies(BadInputServer server)
{
    private const string Half = "\\ud800";

    private static readonly string[] Doors =
    [
        "campaigns", "campaigns/spring/plan", "campaigns/spring/close", "campaigns/spring/confirm-gate", "campaigns/spring/next-phase",
        "campaigns/spring/pools", "campaigns/spring/drives", "campaigns/spring/stories", "campaigns/spring/collaborations",
        "campaigns/spring/collaborations/lin-xi/deliverables", "campaigns/spring/collaborations/lin-xi/cancel", "campaigns/spring/collaborations/lin-xi/settle",
        "campaigns/spring/mentions/imports/none/take-back", "partners", "partners/lin-xi/vet", "partners/lin-xi/suspend", "pools/tea/grants", "pools/tea/top-up",
        "pools/tea/close", "drives/tea/submissions", "drives/tea/close", "subjects/look", "subjects/erase", "{grant}/void", "{submission}/reject", "{submission}/ask-changes",
        "{deliverable}/draft", "{deliverable}/publish", "{deliverable}/verify", "{deliverable}/settle", "{deliverable}/cancel", "{deliverable}/request-changes",
        "{deliverable}/amend", "campaigns/spring/collaborations/lin-xi/amend", "partners/lin-xi/amend", "pools/tea/amend", "drives/tea/amend",
    ];

    public static TheoryData<string> EveryDoor => [.. Doors];

    [Theory]
    [MemberData(nameof(EveryDoor))]
    public async Task Bodies_that_are_not_JSON_objects_are_refused_by_every_route(string door)
    {
        string[] bodies =
        [
            "{\"a\":", "[]", "\"text\"", "7", "\0", "{'a':1}", "{\"a\":1}{", new string('[', 5_000), $"{{\"data\":{new string('[', 3_000)}{new string(']', 3_000)}}}",
            $$"""{"id":"{{Half}}","name":"{{Half}}","title":"{{Half}}","text":"{{Half}}","reason":"{{Half}}","note":"{{Half}}","code":"{{Half}}","url":"{{Half}}","participant":"{{Half}}","cause":"{{Half}}","channel":"{{Half}}","partnerId":"{{Half}}","decision":"{{Half}}","template":"{{Half}}","cancelledBy":"{{Half}}"}""",
        ];
        foreach (var body in bodies)
        {
            var (status, _) = await server.Refused(HttpMethod.Post, door, Json(body));
            Assert.True(status is 400 or 404 or 409 or 422, $"{status} for {body[..Math.Min(40, body.Length)]}");
        }

        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        Assert.Equal((415, "json-expected"), await server.Refused(HttpMethod.Post, door, text));
        Assert.Equal((413, "too-large"), await server.Refused(HttpMethod.Post, door, Json($"{{\"name\":\"{new string('x', 1_100_000)}\"}}")));
    }

    [Theory]
    [InlineData("campaigns", """{"budget":1e999}""", 400, "malformed")]
    [InlineData("campaigns", """{"id":"two","name":"n","brand":"b","currency":"CNY","starts":"2026-02-30"}""", 400, "malformed")]
    [InlineData("campaigns", """{"id":"../../x"}""", 422, "id-invalid")]
    [InlineData("campaigns", """{"id":"UPPER"}""", 422, "id-invalid")]
    [InlineData("campaigns", """{"crisis":{"cluster":"alien"}}""", 400, "malformed")]
    [InlineData("campaigns", """{"crisis":{"cluster":1}}""", 400, "malformed")]
    [InlineData("campaigns", """{"crisis":{"severity":99999999999}}""", 400, "malformed")]
    [InlineData("campaigns/spring/pools", """{"id":"p","name":"n","kind":"gold","budget":1}""", 400, "malformed")]
    [InlineData("campaigns/spring/pools", """{"id":"pp","name":"n","kind":"cash","budget":79228162514264337593543950335}""", 422, null)]
    [InlineData("campaigns/spring/pools", """{"id":"pp","name":"n","kind":"cash","budget":1,"grantDays":2147483647}""", 422, null)]
    [InlineData("campaigns/nowhere/pools", """{"id":"pp","name":"n","kind":"cash","budget":1}""", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/drives", """{"id":"dd","title":"t","prompt":"p","opens":"2026-01-01T00:00:00Z","closes":"2027-01-01T00:00:00Z"}""", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/stories", """{"template":"apology","title":"t","data":{}}""", 404, "campaign-unknown")]
    [InlineData("pools/tea/top-up", """{"amount":79228162514264337593543950335}""", 422, null)]
    [InlineData("pools/tea/top-up", """{"amount":"5"}""", 400, "malformed")]
    [InlineData("pools/tea/top-up", """{"amount":0.0000000000000000000000000001}""", 422, null)]
    [InlineData("pools/tea/grants", """{"participant":" ","cause":"c","amount":1}""", 422, null)]
    [InlineData("pools/tea/grants", """{"participant":"p","cause":" ","amount":1}""", 422, null)]
    [InlineData("pools/tea/grants", """{"participant":"p","cause":"c2","amount":-1}""", 422, null)]
    [InlineData("pools/nowhere/grants", """{"participant":"p","cause":"c","amount":1}""", 404, "pool-unknown")]
    [InlineData("pools/..%2ftea/grants", """{"participant":"p","cause":"c","amount":1}""", 404, "pool-unknown")]
    [InlineData("campaigns/spring/collaborations", """{"partnerId":"../../lin-xi"}""", 404, "partner-unknown")]
    [InlineData("campaigns/spring/collaborations", """{"partnerId":"nobody"}""", 404, "partner-unknown")]
    [InlineData("campaigns/spring/collaborations", """{"partnerId":"lin-xi","retentionDays":2147483647}""", null, null)]
    [InlineData("campaigns/spring/collaborations/lin-xi/deliverables", """{"title":"t","channel":"w","kind":"tweet","due":"2026-05-01","fee":1}""", 400, "malformed")]
    [InlineData("{deliverable}/publish", """{"url":"javascript:alert(1)","at":"2026-05-01T00:00:00Z"}""", null, null)]
    [InlineData("{deliverable}/verify", """{"labelSeen":true,"stillUp":true,"metrics":{"views":9223372036854775808}}""", 400, "malformed")]
    [InlineData("campaigns/spring/drives", """{"id":"dd","title":"t","prompt":"p","opens":"0001-01-01T00:00:00+14:00","closes":"2027-01-01T00:00:00Z"}""", 400, "malformed")]
    [InlineData("campaigns/spring/drives", """{"id":"dd","title":"t","prompt":"p","opens":"2026-01-01T00:00:00Z","closes":"2027-01-01T00:00:00Z","bannedWords":[null]}""", 422, null)]
    [InlineData("{deliverable}/amend", """{"due":"0001-01-01","reason":"x"}""", null, null)]
    [InlineData("partners/lin-xi/amend", """{"accounts":[null],"reason":"x"}""", 422, "entry-empty")]
    [InlineData("pools/tea/amend", """{"budget":79228162514264337593543950335,"reason":"x"}""", 422, null)]
    [InlineData("drives/tea/amend", """{"bannedWords":[null],"reason":"x"}""", 422, null)]
    [InlineData("drives/tea/amend", """{"reward":{},"reason":"x"}""", null, null)]
    [InlineData("campaigns/spring/stories", """{"template":"../../etc/passwd","title":"t","data":{}}""", 404, "template-unknown")]
    public async Task An_invalid_value_is_refused(string door, string body, int? status, string? code)
    {
        var refused = await server.Refused(HttpMethod.Post, door, Json(body));
        Assert.Equal((status ?? refused.Status, code ?? refused.Code), refused);
        Assert.NotEqual("refused", refused.Code);
    }

    /// <summary>Without an offset, the same text means a different time on every server.</summary>
    [Theory]
    [InlineData("campaigns", "crisis.onset", """{"crisis":{"onset":"2026-03-01T09:00:00"}}""")]
    [InlineData("campaigns", "crisis.onset", """{"crisis":{"onset":"2026-03-01"}}""")]
    [InlineData("campaigns/spring/drives", "opens", """{"opens":"2026-01-01T00:00:00","closes":"2027-01-01T00:00:00Z"}""")]
    [InlineData("campaigns/spring/drives", "closes", """{"opens":"2026-01-01T00:00:00Z","closes":"2027-01-01T00:00:00.123"}""")]
    [InlineData("drives/tea/amend", "closes", """{"closes":"2027-01-01T00:00","reason":"x"}""")]
    [InlineData("{deliverable}/publish", "at", """{"url":"https://a.example/1","at":"2026-05-01T00:00:00"}""")]
    [InlineData("tokens", "expires", """{"name":"n","access":"read","expires":"2030-05-01T00:00:00"}""")]
    public async Task A_timestamp_without_an_offset_is_refused_naming_its_field(string door, string field, string body)
    {
        using var answer = await server.Client.PostAsync(server.Resolve(door), Json(body));
        var problem = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((422, "offset-missing"), ((int)answer.StatusCode, (string?)problem["code"]));
        Assert.Contains($"“{field}”", (string)problem["message"]!["en"]!, StringComparison.Ordinal);
        Assert.Contains($"“{field}”", (string)problem["message"]!["zh"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Braces_in_a_storys_data_are_text_and_never_run()
    {
        const string Hostile = """{{ for i in 1..99999999 }}x{{ end }}{{ include 'x' }}""";
        var body = System.Text.Json.JsonSerializer.Serialize(new
        {
            template = "thank-you",
            title = "{{ 1 / 0 }}",
            lang = "zh-CN",
            data = new { brand = "{{ brand }}", occasion = Hostile, received = 7, changes = new[] { new { heard = "{{ heard }}", done = "换了" } }, channel = "公众号", signer = "全体同事", signed_on = "2026-03-01" },
        });
        using var answer = await server.Client.PostAsync(server.Resolve("campaigns/spring/stories"), Json(body));
        var story = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Contains(Hostile, (string)story["body"]!, StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

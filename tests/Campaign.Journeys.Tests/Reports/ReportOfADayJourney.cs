using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Reports;

/// <summary>A report of a past day shows the state at the end of that day, whatever has happened since, in every format.</summary>
public sealed partial class ReportOfADayJourney : IDisposable
{
    private const string Mapping = """{"externalId":"id","at":"at","tone":"tone","channel":{"const":"weibo"},"origin":{"const":"organic"}}""";
    private const string GoodDraft = "【广告】我连喝了两周清茗的新配方，后厨直播可以随时看。";
    private const string Collaboration = "campaigns/spring/collaborations/lin";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset EndOfDay = new DateTimeOffset(2026, 3, 11, 0, 0, 0, Shanghai).AddTicks(-1);
    private readonly FakeClock _clock = new(new(2026, 3, 9, 9, 0, 0, Shanghai));
    private readonly CampaignServer _server;
    private readonly Dictionary<string, string> _submissions = new(StringComparer.Ordinal);
    private string _import = "";
    private string _live = "";
    private string _owed = "";

    public ReportOfADayJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task The_report_of_a_past_day_stays_byte_identical_whatever_happens_later()
    {
        await TheDayBefore();
        await TheDay();
        _clock.Set(EndOfDay);
        var then = await Report("2026-03-10");
        await TheDayAfter();
        _clock.Set(new(2026, 3, 12, 9, 0, 0, Shanghai));
        var now = await Report("2026-03-10");
        Assert.All(then.Zip(now), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(then, await Report("2026-03-10"));
        Assert.NotEqual(then, await Report("2026-03-11"));
    }

    [Fact]
    public async Task The_figures_of_a_past_day_match_a_count_by_hand()
    {
        await TheDayBefore();
        await TheDay();
        _clock.Set(EndOfDay);
        await TheDayAfter();
        _clock.Set(new(2026, 3, 12, 9, 0, 0, Shanghai));
        var report = await _server.Get("campaigns/spring/report?lang=en&asOf=2026-03-10");
        Assert.Equal("2026-03-10T23:59:59.9999999+08:00", (string)report["asOf"]!);
        Assert.Equal("清茗茶饮口碑修复", (string)report["campaign"]!);
        Assert.Contains("its state is: active", (string)report["context"]![1]!, StringComparison.Ordinal);

        // Seven were submitted: three approved, of which one featured, two in review, one rejected, one withdrawn.
        Assert.Equal(
            ["submitted 7", "screened out 1", "in review 1", "approved 3", "of these featured 1", "rejected 1", "withdrawn 1"],
            Rows(report, "funnel", "step", "count"));
        Assert.Equal(["rejected Not about what the drive asks for 1"], Rows(report, "reasons", "step", "reason", "count").Where(row => row.StartsWith("rejected", StringComparison.Ordinal)));

        // 20 of budget: 8 issued, 8 reserved, and the third reward of 8 waits.
        Assert.Equal(["茶券 CNY 20 CNY 8 CNY 8 CNY 0 CNY 4"], Rows(report, "pools", "name", "budget", "reserved", "issued", "redeemed", "available"));
        Assert.Contains("Approved and not rewarded yet in “一杯茶的故事”: 1. The pool has only 4 left.", report.ToJsonString(Readable), StringComparison.Ordinal);
        Assert.Equal(["开箱 briefed CNY 5,000", "门店探店 verified CNY 20,000"], Rows(report, "deliverables", "title", "status", "fee"));
        Assert.Equal(["林溪 CNY 26,000 CNY 0"], Rows(report, "partners", "name", "fee", "paid"));
        Assert.Equal(["开箱 1 day"], Rows(report, "late", "title", "days"));
        Assert.Equal(["file.csv 4 1"], Rows(report, "imports", "source", "rows", "rejected"));
        Assert.Equal(["organic 1 0 2"], Rows(report, "origins", "origin", "positive", "neutral", "negative"));
        Assert.Single(Rows(report, "objectives", "measure"));
        Assert.Equal(["no"], Rows(report, "phases", "gate").Take(1));
        Assert.DoesNotContain(Rows(report, "interventions", "kind"), kind => kind == "story");
    }

    [Fact]
    public async Task Personal_data_erased_later_is_missing_from_the_report_and_its_figures_stay()
    {
        await TheDayBefore();
        await TheDay();
        _clock.Set(EndOfDay);
        var then = await _server.Client.GetStringAsync(Path("json", "2026-03-10", "en"));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(then, await _server.Client.GetStringAsync(Path("json", "2026-03-10", "en")));
        await _server.Post("subjects/erase", new { channel = "weibo", handle = "an", reason = "本人要求" });
        Assert.Equal(then, await _server.Client.GetStringAsync(Path("json", "2026-03-10", "en")));
        Assert.DoesNotContain("@example.org", then, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-13", "as-of-future")]
    [InlineData("2026-03-13T00:00:00+08:00", "as-of-future")]
    [InlineData("9999-12-31T23:59:59Z", "as-of-future")]
    [InlineData("0001-01-01T00:00:00Z", "as-of-too-early")]
    [InlineData("2026-03-08", "as-of-too-early")]
    [InlineData("2026-03-09T08:59:00%2B08:00", "as-of-too-early")]
    public async Task A_future_day_or_one_before_the_campaign_is_refused(string asked, string code)
    {
        await _server.Create("spring");
        _clock.Set(new(2026, 3, 12, 23, 59, 0, Shanghai));
        var problem = await _server.Get($"campaigns/spring/report?lang=en&asOf={asked.Replace("+", "%2B", StringComparison.Ordinal)}", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Contains("No report was made", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("2026-03-12T23:59:00+08:00", (string)(await _server.Get("campaigns/spring/report?asOf=2026-03-12"))["asOf"]!);
        Assert.Equal("2026-03-09T23:59:59.9999999+08:00", (string)(await _server.Get("campaigns/spring/report?asOf=2026-03-09"))["asOf"]!);
    }

    public void Dispose() => _server.Dispose();

    private async Task TheDayBefore()
    {
        var campaign = CampaignServer.AnyCampaign("spring");
        campaign["objectives"] = new JsonArray(new JsonObject { ["measure"] = "recovery-index", ["target"] = 80, ["by"] = "2026-05-01" });
        await _server.Post("campaigns", campaign, HttpStatusCode.Created);
        await _server.Post("campaigns/spring/plan");
        await _server.Post("campaigns/spring/activate");
        await Register("lin", "林溪", 1_000);
        await _server.Post("campaigns/spring/collaborations", new { partnerId = "lin", fixedFee = 1_000, retentionDays = 30 }, HttpStatusCode.Created);
        await _server.Post($"{Collaboration}/accept");
        _live = await Brief("门店探店", "2026-03-20", 20_000);
        _owed = await Brief("开箱", "2026-03-09", 5_000);
        await _server.Post($"{_live}/draft", new { text = GoodDraft });
        await _server.Post($"{_live}/submit");
        await _server.PostAsColleague($"{_live}/approve");
        await _server.Post("campaigns/spring/pools", new { id = "coupons", name = "茶券", kind = "cash", budget = 20 }, HttpStatusCode.Created);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 }, perAuthorLimit: 1);
        _import = await Import("m.csv", "id,at,tone\n1,2026-02-20 09:00,positive\n2,2026-03-02 09:00,negative\n3,2026-03-10 20:00,negative\n4,someday,negative\n");
    }

    private async Task TheDay()
    {
        _clock.Set(new(2026, 3, 10, 9, 0, 0, Shanghai));
        await _server.Post($"{_live}/publish", new { url = "https://weibo.com/u/1", at = _clock.Now });
        await _server.Post($"{_live}/verify", new { labelSeen = true, stillUp = true, metrics = new { views = 1_000, likes = 30, comments = 20, shares = 10 } });
        foreach (var (handle, text) in new[]
        {
            ("an", "新茶的第一口很清爽，杯盖也扣得紧。"), ("bo", "等了三周才换到新杯盖，不过店员很耐心。"), ("chen", "价格比以前贵了两块，味道没有变。"),
            ("dai", "周末带孩子去看了后厨直播，放心多了。"), ("en", "昨天路过门店，排队的人比上个月多。"), ("fei", "冷萃的口感偏酸，我还是喜欢热的。"),
        })
        {
            _submissions[handle] = await _server.Submit(handle, text);
            if (handle == "an")
            {
                // A refusal is recorded together with the next submission that is accepted.
                Assert.Equal("author-limit", await _server.PostRefused("drives/tea/submissions", DriveSteps.Body("an", "再来一篇完全不同的感想：外卖包装很结实。"), HttpStatusCode.Conflict));
            }
        }

        foreach (var handle in (string[])["an", "bo", "chen"])
        {
            await _server.Post($"submissions/{_submissions[handle]}/approve");
            await _server.Deliver();
        }

        await _server.Post($"submissions/{_submissions["an"]}/feature");
        await _server.Post($"submissions/{_submissions["en"]}/reject", new { code = "off-topic" });
        await _server.Post($"submissions/{_submissions["fei"]}/withdraw");
        await _server.Post($"pools/coupons/grants/{await GrantOf("an")}/issue");
        await _server.Post("campaigns/spring/stories", new { id = "thanks", template = "thank-you", title = "谢谢大家", data = Data, lang = "zh-CN" }, HttpStatusCode.Created);
        await _server.Post("stories/thanks/revise", new { body = "我们的茶是全国第一品牌。" });
    }

    /// <summary>Everything that can happen later to the subjects of the day's report.</summary>
    private async Task TheDayAfter()
    {
        _clock.Set(new(2026, 3, 11, 9, 0, 0, Shanghai));
        await _server.Post("stories/thanks/revise", new { data = Data });
        await _server.Post("stories/thanks/submit");
        await _server.PostAsColleague("stories/thanks/approve");
        await _server.Post("stories/thanks/publish", new { url = "https://example.org/thanks" });
        await _server.Post($"{_live}/verify", new { labelSeen = true, stillUp = true, metrics = new { views = 9_000, likes = 300, comments = 200, shares = 100 } });
        await _server.Post($"{_live}/settle", new { amount = 12_000, reference = "pay-1" });
        await _server.Post($"{_owed}/amend", new { title = "开箱（改）", due = "2026-03-25", fee = 6_000, reason = "改期" });
        await Register("zhou", "周安", 9_000);
        await _server.Post("campaigns/spring/collaborations", new { partnerId = "zhou", fixedFee = 500 }, HttpStatusCode.Created);
        await _server.Post("partners/lin/amend", new { name = "林夕", reason = "改名" });
        await _server.Post("partners/lin/suspend", new { reason = "数据异常" });
        await _server.Post($"{Collaboration}/cancel", new { cancelledBy = "品牌方", reason = "预算调整" });
        await _server.Post("pools/coupons/top-up", new { amount = 30 });
        await _server.Deliver();
        await _server.Post($"pools/coupons/grants/{await GrantOf("an")}/redeem");
        await _server.Post($"pools/coupons/grants/{await GrantOf("bo")}/void", new { reason = "重复" });
        await _server.Post("pools/coupons/amend", new { name = "新茶券", reason = "改名" });
        await _server.Post("campaigns/spring/pools", new { id = "gifts", name = "礼品", kind = "prize", budget = 5 }, HttpStatusCode.Created);
        await _server.Post($"submissions/{_submissions["dai"]}/approve");
        await _server.Post($"submissions/{_submissions["an"]}/withdraw");
        await _server.Submit("gu", "第一次参加活动，新杯子的颜色很好看。");
        await _server.Deliver();
        await _server.Post("drives/tea/amend", new { title = "一杯茶（续）", reason = "改名" });
        await _server.Post("drives/tea/close", new { reason = "提前结束" });
        await _server.Post("campaigns/spring/drives", new { id = "second", title = "第二杯", prompt = "再说说", opens = _clock.Now, closes = _clock.Now.AddDays(9) }, HttpStatusCode.Created);
        await Import("late.csv", "id,at,tone\n9,2026-03-03 09:00,positive\n2,2026-03-02 09:00,negative\n");
        using (var answer = await _server.Client.PostAsync(
            new Uri($"campaigns/spring/mentions/imports/{_import}/take-back", UriKind.Relative), new StringContent("""{"reason":"弄错了文件"}""", Encoding.UTF8, "application/json")))
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal("done", (string)(await _server.Finished(answer.Headers.Location!))["status"]!);
        }

        await _server.Post("campaigns/spring/amend", new { name = "清茗春季修复", budget = 700_000, objectives = Array.Empty<object>(), reason = "追加预算" });
        await _server.Post("campaigns/spring/confirm-gate", new { note = "首份声明已发布" });
        await _server.Post("campaigns/spring/next-phase");
        await _server.Post("campaigns/spring/pause", new { reason = "清明" });
        await _server.Post("campaigns/spring/close", new { reason = "提前收尾" });
        await _server.Post("subjects/erase", new { channel = "weibo", handle = "chen", reason = "本人要求" });
    }

    /// <summary>The report in every format, as text that can be compared; a PDF without its creation dates.</summary>
    private async Task<IReadOnlyList<string>> Report(string day)
    {
        var forms = new List<string>();
        foreach (var language in (string[])["zh-CN", "en"])
        {
            forms.Add(await _server.Client.GetStringAsync(Path("json", day, language)));
            forms.Add(Convert.ToHexString(SHA256.HashData(await _server.Client.GetByteArrayAsync(Path("html", day, language)))));
            forms.Add(await Parts(await _server.Client.GetByteArrayAsync(Path("xlsx", day, language))));
            var pdf = await _server.Client.GetByteArrayAsync(Path("pdf", day, language));
            forms.Add(Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(Made().Replace(Encoding.Latin1.GetString(pdf), "")))));
        }

        return forms;
    }

    private static async Task<string> Parts(byte[] workbook)
    {
        var text = new StringBuilder();
        await using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.Append(part.FullName).Append('\n').Append(await reader.ReadToEndAsync()).Append('\n');
        }

        return text.ToString();
    }

    private static Uri Path(string form, string day, string language) =>
        new($"campaigns/spring/report{(form == "json" ? "" : $".{form}")}?asOf={day}&lang={language}", UriKind.Relative);

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly object Data = new
    {
        brand = "清茗", occasion = "征集活动已结束", received = 1286, changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } },
        channel = "公众号菜单", signer = "清茗全体同事", signed_on = "2026-03-01",
    };

    /// <summary>Some columns of a table's rows, as displayed.</summary>
    private static IReadOnlyList<string> Rows(JsonNode report, string table, params string[] columns)
    {
        var found = report["sections"]!.AsArray().SelectMany(section => section!["tables"]!.AsArray()).Single(one => (string)one!["id"]! == table)!;
        string[] keys = [.. found["columns"]!.AsArray().Select(column => (string)column!["key"]!)];
        return [.. found["rows"]!.AsArray().Select(row => string.Join(' ', columns.Select(column => (string)row![Array.IndexOf(keys, column)]!["text"]!)))];
    }

    private async Task<string> GrantOf(string handle) =>
        (string)(await _server.Get("pools/coupons/grants"))["items"]!.AsArray().Single(grant => (string)grant!["cause"]! == _submissions[handle])!["id"]!;

    private async Task<string> Brief(string title, string due, decimal fee)
    {
        var brief = await _server.Post($"{Collaboration}/deliverables", new { title, channel = "weibo", kind = "video", due, fee }, HttpStatusCode.Created);
        return $"{Collaboration}/deliverables/{(string)brief["id"]!}";
    }

    private async Task Register(string id, string name, long followers)
    {
        await _server.Post("partners", new { id, name, accounts = new[] { new { channel = "weibo", handle = $"@{id}", followers } } }, HttpStatusCode.Created);
        await _server.Post($"partners/{id}/vet", new { decision = "approve", proofOfUse = true });
    }

    private async Task<string> Import(string name, string file)
    {
        var job = await _server.Client.Import("campaigns/spring/mentions/import", Encoding.UTF8.GetBytes(file), Mapping);
        Assert.True((string)(await _server.Client.Finished(job))["status"]! == "done", string.Create(CultureInfo.InvariantCulture, $"{name} was not imported."));
        return job;
    }

    [GeneratedRegex(@"/(CreationDate|ModDate) ?\(D:[^)]*\)|<[0-9A-F]{32}>")]
    private static partial Regex Made();
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>A campaign from the crisis to the downloaded report, through the pages, in each language.</summary>
[Collection(WebCollection.Name)]
public sealed class EndToEndJourney(WebServer web) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-whole-").FullName;
    private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_campaign_is_run_from_crisis_to_report(string language)
    {
        await using var page = await web.Open(new PageTerms(Language: language), "administrator");
        var words = Words.In(language);
        var hands = new Hands(page, language);
        await page.Go(web.Demo.Address);
        await Plan(hands, words);
        await Reward(page, hands, words);
        await Partner(hands, words);
        await Deliver(page, hands, words);
        await Tell(page, hands, words);
        await Listen(page, hands);
        await Report(page, hands);
        Assert.Empty(page.Complaints);
    }

    private async Task Plan(Hands hands, Words words)
    {
        await hands.Press("new.title");
        await hands.Write("plan.what", words.Crisis);
        await hands.WriteDates("plan.onset", $"{Day(-20)} 09:00");
        await hands.Choose("plan.cluster", hands.Say("cluster.accidental"));
        await hands.Write("new.summary", words.Crisis);
        await hands.Write("new.name", words.Campaign);
        await hands.Write("new.brand", words.Brand);
        await hands.WriteDates("plan.dates", Day(-18), Day(70));
        await hands.Write("plan.budget", "50000");
        await hands.Press("objectives.add");
        await hands.Write("plan.target", "90");
        await hands.WriteDates("plan.by", Day(60));
        await hands.Press("new.make");
        await hands.Take("life.plan");
        await hands.Take("life.activate");
        await hands.Press("plan.amend");
        await hands.Write("plan.budget", "60000");
        await hands.Write("plan.why", words.Note);
        await hands.Press("plan.save");
        await hands.Until("document.body.innerText.includes('60,000')");
    }

    private async Task Reward(BrowserPage page, Hands hands, Words words)
    {
        await hands.Press("nav.pools");
        await hands.Take("pools.open", async () =>
        {
            await hands.Write("pools.name", words.Pool);
            await hands.Write("pools.howmuch", "1000");
        });
        await hands.Press("nav.drives");
        await hands.Take("drives.announce", async () =>
        {
            await hands.Write("drives.title", words.Drive);
            await hands.Write("drives.prompt", words.Prompt);
            await hands.WriteDates("drives.opens", $"{Day(-1)} 08:00");
            await hands.WriteDates("drives.closes", $"{Day(30)} 22:00");
            await hands.Choose("drives.pool", words.Pool);
            await hands.Write("drives.amount", "5");
        });
        await hands.Take("drivestep.submissions", async () =>
        {
            await hands.Write("field.author", "lin");
            await hands.Choose("deliverables.channel", hands.Say("channel.weibo"));
            await hands.Write("field.text", words.Submission);
            await hands.Choose("drives.consent", hands.Say("consent.yes"));
        });
        await hands.Press("nav.submissions");
        await page.Sees(words.Submission);
        await page.Press("a");
        await hands.Sees("mod.empty");
        await hands.Until("!document.querySelector('.undo')");
        await hands.Press("nav.pools");
        await hands.Take("grantstep.issue");
        await hands.Take("grantstep.redeem");
    }

    private static async Task Partner(Hands hands, Words words)
    {
        await hands.Press("nav.partners");
        await hands.Press("partners.new");
        await hands.Write("partners.name", words.Partner);
        await hands.Choose("deliverables.channel", hands.Say("channel.douyin"));
        await hands.Write("partners.handle", words.Partner);
        await hands.Write("partners.followers", "120000");
        await hands.Press("partners.register");
        await hands.Take("partnerstep.vet", async () =>
        {
            await hands.Write("partners.proof", words.Note);
            await hands.Choose("partners.decision", hands.Say("vetting.approve"));
        });
        await hands.Until($"document.querySelector('.ant-drawer-section')?.innerText.includes('{hands.Say("partner.approved")}')");
    }

    private async Task Deliver(BrowserPage page, Hands hands, Words words)
    {
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{await Campaign(words)}/collaborations"));
        await hands.Take("collab.propose", () => hands.Choose("deliverables.partner", words.Partner));
        await hands.Take("collabstep.deliverables", async () =>
        {
            await hands.Write("deliverables.title", words.Content);
            await hands.Choose("deliverables.channel", hands.Say("channel.douyin"));
            await hands.Choose("collab.kind", hands.Say("kind.video"));
            await hands.WriteDates("deliverables.due", Day(5));
            await hands.Write("deliverables.fee", "8000");
        });
        await hands.Press("nav.deliverables");
        await page.Sees(words.Content);
        await page.Click(".tile");
        await Draft(hands, words.Draft);
        await hands.Press("step.submit");
        await hands.Press("step.request-changes");
        await hands.Write("deliverables.what", words.Note);
        await hands.Press("step.request-changes");
        await Draft(hands, words.Label + words.Draft);
        await hands.Press("diffview.changes");
        await hands.Until($"document.querySelector('.diff ins')?.textContent.includes('{words.Label.Trim('【', '】', '[', ']', ' ')}')");
        Assert.Empty(await page.Barriers());
        await hands.Press("step.submit");
        await ColleagueApproves(page, words, "deliverables", one => $"campaigns/{(string)one["campaign"]!}/collaborations/{(string)one["partner"]!}/deliverables/{(string)one["id"]!}");
        await hands.Press("step.publish");
        await hands.Write("deliverables.url", "https://example.com/v/1");
        await hands.Press("step.publish");
        await hands.Press("step.verify");
        await hands.Press("deliverables.labelseen");
        await hands.Write("metric.views", "12000");
        await hands.Press("step.verify");
        await hands.Press("step.settle");
        await hands.Write("deliverables.reference", "pay-1");
        await hands.Press("step.settle");
        await hands.Until($"document.querySelector('.ant-drawer-section').innerText.includes('{hands.Say("deliverable.settled")}')");
    }

    /// <summary>Nobody can approve their own draft: somebody else does, and the page shows it.</summary>
    private async Task ColleagueApproves(BrowserPage page, Words words, string list, Func<JsonNode, string> pathOf)
    {
        await page.Find(".withheld").WaitForAsync();
        var all = await web.Demo.Client.GetStringAsync(new Uri($"campaigns/{await Campaign(words)}/{list}", UriKind.Relative));
        await web.Demo.Post($"{pathOf(JsonNode.Parse(all)!["items"]!.AsArray().Single()!)}/approve", new { });
    }

    private static async Task Draft(Hands hands, string text)
    {
        await hands.Press("step.draft");
        await hands.Write("deliverables.text", text);
        await hands.Press("step.draft");
        await hands.Until("!document.querySelector('.ant-drawer-section textarea')");
    }

    private async Task Tell(BrowserPage page, Hands hands, Words words)
    {
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{await Campaign(words)}/stories"));
        await hands.Press("stories.write");
        await page.Sees(words.Template);
        await page.Find(".tile.story").Filter(new() { HasText = words.Template }).First.ClickAsync();
        await Fill(page, hands);
        await hands.Press("stories.save");
        await hands.Press("publish.submit");
        await ColleagueApproves(page, words, "stories", one => $"stories/{(string)one["id"]!}");
        await hands.Press("publish.publish");
        await page.Write("#ask", "https://example.com/s/1");
        await hands.Press("publish.publish");
        await hands.Until($"document.querySelector('.ant-drawer-section').innerText.includes('{hands.Say("story.published")}')");
        await page.Click(".ant-drawer-close");
        await hands.Until("![...document.querySelectorAll('.ant-drawer-section')].some(one => one.getClientRects().length > 0)");
    }

    /// <summary>Fills a template's form with its examples, one entry for each list.</summary>
    private async Task Fill(BrowserPage page, Hands hands)
    {
        await page.Find(".variable").First.WaitForAsync();
        foreach (var add in await page.Find(".entries > .ant-btn").AllAsync())
        {
            await add.ClickAsync();
        }

        await hands.Until("[...document.querySelectorAll('.entries')].every(one => one.querySelector('.entry-fields'))");
        foreach (var field in await page.Find(".variable :is(input, textarea):visible:not([aria-hidden])").AllAsync())
        {
            if (await field.InputValueAsync() is "")
            {
                var example = await field.GetAttributeAsync("placeholder") ?? "";
                var isDay = await field.EvaluateAsync<bool>("one => one.closest('.ant-picker') !== null");
                await field.ClickAsync();
                await field.FillAsync(isDay && !DateOnly.TryParse(example, CultureInfo.InvariantCulture, out _) ? Day(10) : example is "" ? "1" : example);
                if (isDay)
                {
                    await field.PressAsync("Enter");
                }
            }
        }
    }

    private async Task Listen(BrowserPage page, Hands hands)
    {
        var file = Path.Combine(_folder, "mentions.csv");
        await File.WriteAllTextAsync(file, Mentions());
        await hands.Press("nav.mentions");
        await hands.Sees("importdrop.mentions");
        await page.Choose("input[type=file]", file);
        await hands.Press("mentions.begin");
        await hands.Until("document.querySelector('.ant-progress-status-success')");
        await hands.Press("mentions.close");
    }

    /// <summary>Forty days of mentions: a calm baseline, a dip on the day of the crisis, and a recovery.</summary>
    private string Mentions()
    {
        var lines = new StringBuilder("id,created_at,sentiment,text,platform\n");
        for (var day = -40; day < 0; day++)
        {
            var bad = day < -20 ? 2 : Math.Max(2, 14 + ((-20 - day) * 13 / 20));
            for (var one = 0; one < 20; one++)
            {
                lines.Append(CultureInfo.InvariantCulture, $"m{day}-{one},{Day(day)} {one:00}:15,{(one < bad ? "negative" : one < bad + 4 ? "neutral" : "positive")},no. {day} {one},weibo\n");
            }
        }

        return lines.ToString();
    }

    private async Task Report(BrowserPage page, Hands hands)
    {
        await hands.Press("nav.report");
        await hands.Until("document.querySelector('.headline')");
        foreach (var (format, beginning) in new[] { ("PDF", "%PDF"), ("XLSX", "PK") })
        {
            var file = await page.Download(hands.Button(format), _folder);
            Assert.EndsWith($".{format}", file, StringComparison.OrdinalIgnoreCase);
            Assert.StartsWith(beginning, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }

    private async Task<string> Campaign(Words words)
    {
        var found = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri($"campaigns?q={Uri.EscapeDataString(words.Campaign)}", UriKind.Relative)))!;
        return (string)found["items"]![0]!["id"]!;
    }

    private string Day(int from) => _today.AddDays(from).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The texts that the journey types.</summary>
    private sealed record Words(
        string Crisis, string Campaign, string Brand, string Pool, string Drive, string Prompt, string Submission, string Partner, string Content, string Draft,
        string Label, string Note, string Template)
    {
        public static Words In(string language) => language == "en"
            ? new(
                "Lids came off", "Sure lids", "Rainy Tea", "Thanks", "Your lid", "Tell us how the new lid did", "The new lid held all the way home.", "Mia Drinks",
                "A week with the new lid", "I carried it for a week and spilled nothing.", "[Ad] ", "as agreed", "Apology")
            : new(
                "杯盖脱落", "放心杯盖", "雨前茶", "谢礼", "说说杯盖", "说说新杯盖用得怎么样", "新杯盖一路没洒，就是开起来有点紧。", "米娅喝茶",
                "新杯盖用一周", "带着它通勤一周，一滴没洒。", "【广告】", "按约定", "致歉声明");
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>What was typed into a form is restored, whatever happened to the page.</summary>
[Collection(WebCollection.Name)]
public sealed class DraftJourney(WebServer web)
{
    private const string Kept = "document.querySelector('.kept')?.textContent";
    private const string Campaign = "campaigns/qinghe-tea";

    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task A_draft_survives_escape_navigation_a_reload_and_a_change_of_device_and_can_be_discarded(string language, int width, bool dark)
    {
        var name = $"draft-{width}";
        await Add(name);
        await using var page = await Open(name, new PageTerms(width, width < 600 ? 844 : 900, language, dark));
        var hands = new Hands(page, language);
        await Begin(page, hands, "/partners", "partners.new");
        await hands.Write("partners.name", "林一半");
        await page.Until(Kept);
        await page.Picture($"{name}-kept");

        await page.Press("Escape");
        await hands.Sees("draft.toast");
        await hands.Press("partners.new");
        await Offered(page);
        await page.Picture($"{name}-offered");
        await page.IsWholeAtRest(width);
        await GoesOn(page, hands, "林一半");
        await hands.Write("partners.name", "林一半再加一半");

        await page.Ask<bool>("history.pushState(null, '', '/drafts') ?? dispatchEvent(new PopStateEvent('popstate')) ?? true");
        await hands.Sees("drafts.note");
        await page.Until("document.querySelector('.rows li')");
        await page.Picture($"{name}-list");
        await page.IsWholeAtRest(width);
        await page.Click(".rows li a");
        await Offered(page);
        await GoesOn(page, hands, "林一半再加一半");

        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await hands.Press("partners.new");
        await Offered(page);

        await using var other = await Open(name, new PageTerms(Language: "en"));
        var otherHands = new Hands(other, "en");
        await Begin(other, otherHands, "/partners", "partners.new");
        await Offered(other);
        await GoesOn(other, otherHands, "林一半再加一半");

        await hands.Press("draft.discard");
        await page.Picture($"{name}-discard");
        await page.Find(".ant-popconfirm .ant-btn-dangerous").ClickAsync();
        await page.Until("!document.querySelector('.draft-offer') && document.querySelector('#name').value === '' && !document.querySelector('#name').disabled");
        await page.Press("Escape");
        await page.Until("!document.querySelector('.ant-drawer-section')");
        await hands.Press("partners.new");
        await Looked(page);
        Assert.False(await page.Ask<bool>("!!document.querySelector('.draft-offer')"));
    }

    [Fact]
    public async Task A_draft_survives_a_browser_crash()
    {
        await Add("draft-crash");
        await using (var page = await Open("draft-crash", new PageTerms(Language: "en")))
        {
            await page.Go(new Uri(web.Demo.Address, "/campaigns/new"));
            await new Hands(page, "en").Write("plan.what", "A lid that comes off");
            await page.Until(Kept);
            await page.Crash();
        }

        await using var after = await Open("draft-crash", new PageTerms(Language: "en"));
        await after.Go(new Uri(web.Demo.Address, "/campaigns/new"));
        var hands = new Hands(after, "en");
        await Offered(after);
        await after.Picture("draft-new-campaign-1440");
        await after.IsWholeAtRest(1440);
        await hands.PressWords(await Continue(after));
        await after.Until("document.querySelector('#title').value === 'A lid that comes off'");
    }

    [Fact]
    public async Task Text_just_typed_is_saved_when_the_page_is_left_at_once()
    {
        await Add("draft-quick");
        await using var page = await Open("draft-quick", new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        await Begin(page, hands, "/partners", "partners.new");
        await Looked(page);
        await hands.Write("partners.name", "typed in a hurry");
        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await page.Until("fetch('/api/v1/me/drafts').then(answer => answer.json()).then(list => { window.found = list.items.length }) && window.found === 1");
        await hands.Press("partners.new");
        await Offered(page);
        await GoesOn(page, hands, "typed in a hurry");
    }

    [Fact]
    public async Task Submitting_the_form_leaves_no_draft()
    {
        await Add("draft-sent", "manager");
        await using var page = await Open("draft-sent", new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        await Begin(page, hands, "/partners", "partners.new");
        await hands.Write("partners.name", "Sent at last");
        await hands.Choose("deliverables.channel", hands.Say("channel.weibo"));
        await hands.Write("partners.handle", "sent-at-last");
        await hands.Write("partners.followers", "10");
        await page.Until(Kept);
        Assert.Equal(1, await Drafts(page));
        await hands.Press("partners.register");
        await page.Until("!document.querySelector('#name')");
        await page.Until("fetch('/api/v1/me/drafts').then(answer => answer.json()).then(list => { window.left = list.items.length }) && window.left === 0");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Leaving_with_unsaved_text_asks_first_and_the_text_stays_on_the_page(string language)
    {
        var name = $"draft-unsaved-{language}".ToLowerInvariant();
        await Add(name, "manager");
        await using var page = await Open(name, new PageTerms(Language: language));
        var hands = new Hands(page, language);
        await page.Go(new Uri(web.Demo.Address, "/campaigns/new"));
        await Looked(page);
        Assert.False(await page.Ask<bool>("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
        var address = new Uri(web.Demo.Address, "/api/v1/me/drafts/**");
        await page.Break(address);
        await page.Click("#summary");
        await hands.Write("new.summary", "words without a home");
        await hands.Sees("draft.unsaved");
        await page.Picture($"{name}-form");
        Assert.Empty(await page.Barriers());
        Assert.True(await page.AsksBeforeItGoes());

        await page.Click(".brand");
        await hands.Sees("draft.leave.title");
        await page.Picture($"{name}-leaving");
        await hands.Press("draft.stay");
        await page.Until("location.pathname === '/campaigns/new' && document.querySelector('#summary').value === 'words without a home' && !document.querySelector('.ant-modal-confirm')");
        await page.Click(".brand");
        await hands.Press("draft.leave");
        await page.Until("location.pathname === '/' && !document.querySelector('#summary')");
        await page.Ask<bool>("history.back() ?? true");
        await page.Until("document.querySelector('#summary')?.value === 'words without a home'");
        await page.Mend(address);
        await page.Until(Kept);
        Assert.Equal(1, await Drafts(page));
    }

    [Fact]
    public async Task Of_two_pages_with_one_draft_the_slower_is_told_and_chooses()
    {
        await Add("draft-two");
        await using var one = await Open("draft-two", new PageTerms(Language: "en"));
        var hands = new Hands(one, "en");
        await Begin(one, hands, "/partners", "partners.new");
        await hands.Write("partners.name", "on the desk");
        await one.Until(Kept);

        await using var two = await Open("draft-two", new PageTerms(390, 844, "zh-CN", Dark: true));
        var others = new Hands(two, "zh-CN");
        await Begin(two, others, "/partners", "partners.new");
        await Offered(two);
        await GoesOn(two, others, "on the desk");
        await others.Write("partners.name", "on the phone");
        await two.Until("document.querySelector('#name').value === 'on the phone'");
        await Until(two, "on the phone");

        await hands.Write("partners.name", "on the desk again");
        await one.Until("document.querySelector('.draft-offer[role=alert]')");
        await one.Picture("draft-apart-1440");
        await one.IsWholeAtRest(1440);
        Assert.True(await one.Ask<bool>("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
        await hands.Press("draft.mine");
        await Until(one, "on the desk again");

        await others.Write("partners.name", "on the phone again");
        await two.Until("document.querySelector('.draft-offer[role=alert]')");
        await two.Picture("draft-apart-390");
        await others.Press("draft.take");
        await two.Until("document.querySelector('#name').value === 'on the desk again'");
    }

    [Fact]
    public async Task A_concurrent_amendment_is_shown_beside_the_draft_and_only_typed_fields_overwrite_it()
    {
        await Add("draft-meanwhile", "administrator");
        var campaign = "draft-meanwhile";
        await web.Demo.Post("campaigns", CampaignServer.AnyCampaign(campaign, "Before"));
        await using var page = await Open("draft-meanwhile", new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{campaign}/plan?amend=yes"));
        await Looked(page);
        await hands.Write("plan.budget", "700");
        await page.Until(Kept);
        await web.Demo.Post($"campaigns/{campaign}/amend", new { name = "By a colleague" });

        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{campaign}/plan?amend=yes"));
        await Offered(page);
        await hands.Sees("draft.since");
        await page.Until("document.querySelector('.draft-offer .differences').innerText.includes('By a colleague')");
        await page.Picture("draft-since");
        await page.IsWholeAtRest(1440);
        await hands.PressWords(await Continue(page));
        await page.Until("document.querySelector('#budget').value === '700.00' && document.querySelector('#name').value === 'By a colleague'");
        await hands.Press("plan.save");
        await page.Until("!location.search.includes('amend')");
        var after = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri($"campaigns/{campaign}", UriKind.Relative)))!;
        Assert.Equal(("By a colleague", 700), ((string)after["name"]!, (int)after["budget"]!));
    }

    [Fact]
    public async Task A_moderators_note_is_offered_by_keyboard_and_goes_with_the_decision()
    {
        await Add("draft-note", "manager");
        var now = TimeProvider.System.GetUtcNow();
        await web.Demo.Post($"{Campaign}/drives", new { id = "noted", title = "noted", prompt = "words", opens = now.AddDays(-1), closes = now.AddDays(9) });
        await web.Demo.Post("drives/noted/submissions", DriveSteps.Body("noted", "杯盖换得很及时，只是排队太久了。"));
        await using var page = await Open("draft-note", new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/submissions/noted"));
        await Ask(page);
        await Looked(page);
        await page.Press("1");
        await page.Write("#note", "please shorten");
        await page.Until(Kept);
        await page.Press("Escape");
        await page.Until("!document.querySelector('.reasons')");
        await Ask(page);
        await page.Until("document.querySelector('.draft-offer') && document.activeElement.closest('.draft-offer')");
        await page.Picture("draft-note");
        await page.Press("Enter");
        await page.Until("document.querySelector('#note')?.value === 'please shorten' && document.activeElement.id === 'note'");
        await page.Press("Enter");
        await page.Sees("Every submission here has been reviewed");
        await page.Ask<bool>("dispatchEvent(new Event('pagehide'))");
        await page.Until("fetch('/api/v1/me/drafts').then(answer => answer.json()).then(list => { window.left = list.items.length }) && window.left === 0");

        static async Task Ask(BrowserPage page)
        {
            await page.Until("document.querySelector('.mod-actions')");
            await page.Press("c");
            await page.Until("document.querySelector('.reasons')");
        }
    }

    [Fact]
    public async Task A_story_being_written_is_restored()
    {
        await Add("draft-story", "administrator");
        await using var page = await Open("draft-story", new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        for (var time = 0; time < 2; time++)
        {
            await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/stories?new=yes"));
            await page.Find(".tile.story").Filter(new() { HasText = "Apology" }).First.ClickAsync();
            if (time == 0)
            {
                await Looked(page);
                await page.Write("#title", "We are sorry");
                await page.Find(".variable").Filter(new() { HasText = "Promises: what, who, by when" }).Locator(".entries > .ant-btn").ClickAsync();
                await page.Write(".entry-fields textarea", "New lids everywhere");
                await Until(page, "New lids everywhere");
            }
        }

        await Offered(page);
        await page.Picture("draft-story");
        await hands.PressWords(await Continue(page));
        await page.Until("document.querySelector('#title').value === 'We are sorry' && document.querySelector('.entry-fields textarea').value === 'New lids everywhere'");
    }

    [Fact]
    public async Task Passwords_and_codes_are_never_saved_as_drafts()
    {
        await Add("draft-secret", "administrator");
        await using var page = await Open("draft-secret", new PageTerms(Language: "en"));
        var requests = page.Requests();
        await page.Go(new Uri(web.Demo.Address, "/account"));
        await page.Write("#present", "the-old-secret-4711");
        await page.Write("#next", "the-new-secret-4711");
        await page.Push("Set up two-step verification");
        await page.Until("document.querySelector('.qr svg, .qr canvas')");
        await page.Write("#sign-in-code", "471147");
        await page.Ask<bool>("dispatchEvent(new Event('pagehide'))");
        await page.Go(new Uri(web.Demo.Address, "/drafts"));
        await page.Sees("No drafts are waiting");
        Assert.DoesNotContain(requests, request => request.Contains("4711", StringComparison.Ordinal));
        Assert.DoesNotContain("4711", await page.Ask<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_person_in_the_same_browser_is_offered_no_draft()
    {
        await Add("draft-before");
        await Add("draft-after");
        await using var page = await web.Browser.Open(new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await Enter(page, "draft-before");
        await hands.Press("partners.new");
        await Looked(page);
        await hands.Write("partners.name", "mine alone");
        await page.Until(Kept);
        await page.Press("Escape");
        await page.Until("!document.querySelector('.ant-drawer-section')");
        await page.Push("draft-before");
        await page.Push("Sign out");
        await Enter(page, "draft-after");
        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await hands.Press("partners.new");
        await Looked(page);
        Assert.False(await page.Ask<bool>("!!document.querySelector('.draft-offer') || document.body.innerText.includes('mine alone')"));
    }

    private static async Task Enter(BrowserPage page, string name)
    {
        await page.Write("#sign-in-name", name);
        await page.Write("#sign-in-password", AccessSteps.Password);
        await page.Push("Sign in");
        await page.Until("!document.querySelector('#sign-in-password')");
    }

    private async Task Begin(BrowserPage page, Hands hands, string path, string open)
    {
        await page.Go(new Uri(web.Demo.Address, path));
        await hands.Press(open);
    }

    private static Task Offered(BrowserPage page) => page.Until("document.querySelector('.draft-offer[role=status]')");

    /// <summary>The page has asked for a draft, and the response has arrived.</summary>
    private static Task Looked(BrowserPage page) => page.Until("document.querySelector('.kept') && performance.getEntriesByType('resource').some(one => one.name.includes('/api/v1/me/drafts?') && one.responseEnd > 0)");

    private static Task<string> Continue(BrowserPage page) => page.Ask<string>("document.querySelector('.draft-offer .ant-btn-primary').textContent");

    private static async Task GoesOn(BrowserPage page, Hands hands, string words)
    {
        await hands.PressWords(await Continue(page));
        await page.Until($"document.querySelector('#name').value === {JsonSerializer.Serialize(words)} && !document.querySelector('.draft-offer')");
    }

    /// <summary>Waits until the server has stored this text.</summary>
    private static Task Until(BrowserPage page, string words) => page.Until($$"""
        fetch('/api/v1/me/drafts').then(answer => answer.json()).then(list => fetch('/api/v1/me/drafts/' + list.items[0].id)).then(answer => answer.text()).then(text => { window.keptWords = text })
          && window.keptWords?.includes({{JsonSerializer.Serialize(words)}})
        """);

    private static Task<int> Drafts(BrowserPage page) => page.Ask<int>("fetch('/api/v1/me/drafts').then(answer => answer.json()).then(list => list.items.length)");

    private Task<BrowserPage> Open(string name, PageTerms terms) => web.Open(web.Demo, terms, name, AccessSteps.Password);

    private async Task Add(string name, string role = "editor") => await web.Demo.Post("people", new { name, password = AccessSteps.Password, roles = new[] { new { role } } });
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Domain.Subjects;
using Campaign.Silo.Messages;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Submissions;

public sealed class SubmissionJourney : IDisposable
{
    private const string Long = "第一口新茶是在老街的小店里喝到的，杯子很旧，茶很新，老板笑着说今年雨水好。";
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_submission_is_accepted_approved_featured_and_used_with_its_authors_permission()
    {
        await _server.OpenDrive();
        var made = await _server.Post("drives/tea/submissions", DriveSteps.Body("li", Long), HttpStatusCode.Created);
        var id = (string)made["id"]!;
        Assert.Equal(("in-review", "li", Long, 2), ((string)made["status"]!, (string)made["author"]!["handle"]!, (string)made["text"]!, (int)made["version"]!));
        Assert.Equal(made.ToJsonString(), (await _server.Get($"submissions/{id}")).ToJsonString());
        await _server.Post($"submissions/{id}/approve");
        await _server.Post($"submissions/{id}/feature");
        await _server.Post($"submissions/{id}/rights/request", new { scope = "官网" });
        var granted = await _server.Post($"submissions/{id}/rights/grant");
        Assert.Equal(("approved", true, "granted"), ((string)granted["status"]!, (bool)granted["featured"]!, (string)granted["rights"]!["status"]!));
        var withdrawn = await _server.Post($"submissions/{id}/withdraw");
        Assert.Equal(("withdrawn", false), ((string)withdrawn["status"]!, (bool)withdrawn["featured"]!));
    }

    [Fact]
    public async Task A_version_sent_after_requested_changes_is_shown_compared_with_the_old_one()
    {
        await _server.OpenDrive();
        await _server.Submit("wang", Long);
        var id = await _server.Submit("li", "好喝");
        Assert.Equal("reason-unknown", await _server.PostRefused($"submissions/{id}/ask-changes", new { code = "negative" }, HttpStatusCode.UnprocessableEntity));
        await _server.Post($"submissions/{id}/ask-changes", new { code = "low-quality", note = "请多写几句" });
        Assert.Equal("near-duplicate", await _server.PostRefused($"submissions/{id}/resubmit", new { text = Long }, HttpStatusCode.UnprocessableEntity));
        var again = await _server.Post($"submissions/{id}/resubmit", new { text = "好喝，配着桂花糕更好喝，下次还去", links = new[] { "https://example.org/tea" } });
        Assert.Equal(("in-review", 2, "li"), ((string)again["status"]!, (int)again["textVersion"]!, (string)again["author"]!["handle"]!));
        Assert.Equal("https://example.org/tea", (string)again["links"]![0]!);
        Assert.Equal([id], Ids(await _server.Get("drives/tea/submissions?q=桂花糕")));
        await _server.Post($"submissions/{id}/approve");
    }

    [Fact]
    public async Task A_moderator_sees_the_authors_other_submissions_and_similar_ones()
    {
        await _server.OpenDrive();
        var first = await _server.Submit("li", Long);
        var other = await _server.Submit("li", "好喝");
        await _server.Submit("wang", "杯子有点漏水");
        var similar = (await _server.Get($"submissions/{first}/similar"))["items"]!.AsArray();
        Assert.Equal([(other, true)], similar.Select(one => ((string)one!["submission"]!["id"]!, (bool)one["sameAuthor"]!)));
        Assert.Equal("submission-unknown", (string)(await _server.Get("submissions/nothing/similar", HttpStatusCode.NotFound))["code"]!);
    }

    [Fact]
    public async Task The_funnel_counts_submissions_and_refusals()
    {
        await _server.OpenDrive(perAuthorLimit: 2);
        var first = await _server.Submit("li", Long);
        Assert.Equal("duplicate", await Refused("li", Long, HttpStatusCode.Conflict));
        Assert.Equal("near-duplicate", await Refused("wang", Long + "！", HttpStatusCode.UnprocessableEntity));
        await _server.Submit("li", "好喝");
        Assert.Equal("author-limit", await Refused("li", "还想再喝", HttpStatusCode.Conflict));
        await _server.Submit("wang", "一般");
        await _server.Post($"submissions/{first}/reject", new { code = "off-topic" });
        var funnel = (await _server.Get("drives/tea"))["funnel"]!;
        Assert.Equal(3, (int)funnel["takenIn"]!);
        Assert.Equal("""{"in-review":2,"rejected":1}""", funnel["byStatus"]!.ToJsonString());
        Assert.Equal("""{"author-limit":1,"duplicate":1,"near-duplicate":1}""", funnel["refused"]!.ToJsonString());
    }

    [Fact]
    public async Task Lists_sort_by_time_filter_by_status_and_words_and_come_in_pages()
    {
        await _server.OpenDrive();
        var ids = new List<string>();
        for (var index = 0; index < 7; index++)
        {
            ids.Add(await _server.Submit($"author-{index}", $"第{index}杯 WiFi 也不错"));
        }

        // Lists may order ids of one millisecond either way; a search orders by arrival.
        string[] arrived = [.. ids];
        ids.Sort(string.CompareOrdinal);
        await _server.Post($"submissions/{ids[3]}/approve");
        Assert.Equal(ids, await Walk("drives/tea/submissions?sort=submitted&limit=3"));
        Assert.Equal(ids.AsEnumerable().Reverse(), await Walk("drives/tea/submissions?limit=2"));
        Assert.Equal(arrived.AsEnumerable().Reverse(), await Walk("drives/tea/submissions?q=wifi&limit=2"));
        Assert.Equal([ids[3]], await Walk("drives/tea/submissions?status=approved"));
        Assert.Empty(await Walk("drives/tea/submissions?status=approved&q=咖啡"));
        Assert.Equal(6, (int)(await _server.Get("drives/tea/submissions?status=in-review&limit=1"))["total"]!);
        foreach (var hostile in new[] { "\"", "' OR 1=1", "a*\" NEAR(", "terms:x AND", "((", "好\u0000" })
        {
            await _server.Get($"drives/tea/submissions?q={Uri.EscapeDataString(hostile)}");
        }
    }

    [Fact]
    public async Task Concurrent_submissions_are_all_answered_and_none_is_lost_or_duplicated()
    {
        await _server.OpenDrive();
        await Parallel.ForEachAsync(Enumerable.Range(0, 600), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (index, _) =>
        {
            // Every key is sent twice, at about the same time.
            using var request = new HttpRequestMessage(HttpMethod.Post, "drives/tea/submissions") { Content = JsonContent.Create(DriveSteps.Body($"a{index / 2}", $"第 {index / 2} 位")) };
            request.Headers.Add("Idempotency-Key", $"key-{index / 2}");
            using var answer = await _server.Client.SendAsync(request, CancellationToken.None);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        });
        Assert.Equal(300, (int)(await _server.Get("drives/tea/submissions?limit=1"))["total"]!);
        Assert.Equal(300, (int)(await _server.Get("drives/tea"))["funnel"]!["takenIn"]!);
    }

    [Fact]
    public async Task An_erased_person_is_gone_from_lists_and_search_and_the_history_stays()
    {
        await _server.OpenDrive();
        var id = await _server.Submit("li", Long);
        var account = new { channel = "weibo", handle = "li", reason = "本人来信要求" };
        Assert.Equal("""{"known":true,"kept":[{"what":"submission","count":1}]}""", (await _server.Post("subjects/look", account)).ToJsonString());
        var answer = await _server.Post("subjects/erase", account);
        Assert.True((bool)answer["erased"]!);
        Assert.Equal("""{"known":false,"kept":[]}""", (await _server.Post("subjects/look", account)).ToJsonString());
        var left = await _server.Get($"submissions/{id}");
        Assert.Equal((null, null, "in-review"), ((string?)left["text"], (string?)left["author"]!["handle"], (string)left["status"]!));
        Assert.Empty(await Walk("drives/tea/submissions?q=老街"));
        Assert.Equal([id], await Walk("drives/tea/submissions"));
        await _server.Post($"submissions/{id}/reject", new { code = "off-topic" });
        Assert.Equal("subject-unknown", await _server.PostRefused("subjects/erase", new { channel = "weibo", handle = "nobody" }, HttpStatusCode.NotFound));
        Assert.Equal("subject-unknown", await _server.PostRefused("subjects/erase", account, HttpStatusCode.NotFound));
        var told = Assert.Single((await _server.Get("audit?noun=subject"))["items"]!.AsArray())!;
        Assert.Equal(("subject.erased", "api", "本人来信要求"), ((string)told["what"]!, (string)told["by"]!, (string)told["why"]!));
        Assert.DoesNotContain("\"li\"", told.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_that_was_interrupted_after_it_was_recorded_is_finished()
    {
        await _server.OpenDrive();
        var id = await _server.Submit("li", Long);
        var subjects = _server.Services.GetRequiredService<ISubjects>();
        var unit = new JournalUnit([]) { Outbox = [new("erase/li/1", $"subject/{subjects.IdOf("weibo", "li")}", new EraseRecords())] };
        await _server.Services.GetRequiredService<IJournal>().Append(unit);
        await _server.Services.GetRequiredService<MessageDispatcher>().Deliver();
        Assert.Null((await _server.Get($"submissions/{id}"))["text"]);
    }

    public void Dispose() => _server.Dispose();

    private Task<string> Refused(string handle, string text, HttpStatusCode expect) => _server.PostRefused("drives/tea/submissions", DriveSteps.Body(handle, text), expect);

    private async Task<List<string>> Walk(string path)
    {
        var ids = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await _server.Get(next.Length == 0 ? path : $"{path}&cursor={next}");
            ids.AddRange(Ids(page));
            next = (string?)page["next"];
        }

        return ids;
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(item => (string)item!["id"]!);
}

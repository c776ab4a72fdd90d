using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>Sends commands, records acknowledgements in the ledger and checks that a retry gets the same response.</summary>
internal sealed class Client(HttpClient http, Ledger ledger, Action acknowledged)
{
    public Task Grant(string participant, string cause) => Once($"grant {participant} {cause}", async client =>
    {
        var answer = await client.Send("pools/hot/grants", new { participant, cause, amount = 1 });
        Same(ledger.Grants, (participant, cause), answer);
    });

    /// <summary>Requests a grant from a pool that may be exhausted.</summary>
    /// <returns>The grant's id; null when the pool was exhausted.</returns>
    public async Task<string?> Ask(string participant, string cause)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("pools/hot/grants", UriKind.Relative), new { participant, cause, amount = 1 });
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.Conflict && (string)JsonNode.Parse(text)!["code"]! == "pool-exhausted")
        {
            return null;
        }

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"A grant gave {(int)answer.StatusCode}: {text}");
        Same(ledger.Grants, (participant, cause), JsonNode.Parse(text)!);
        acknowledged();
        return ledger.Grants[(participant, cause)];
    }

    /// <summary>Takes a step that is refused when repeated: a refusal means that the first try, whose response was lost, succeeded.</summary>
    /// <param name="thing">Path of a grant or submission that no other client changes.</param>
    /// <param name="status">The status after the step.</param>
    public async Task Step(string thing, string verb, object body, string status)
    {
        using var answer = await http.PostAsJsonAsync(new Uri($"{thing}/{verb}", UriKind.Relative), body);
        var text = answer.StatusCode == HttpStatusCode.Conflict
            ? await http.GetStringAsync(new Uri(thing, UriKind.Relative))
            : await answer.Content.ReadAsStringAsync();
        Assert.True(JsonNode.Parse(text)!["status"]?.ToString() == status, $"{thing}/{verb} gave {(int)answer.StatusCode}: {text}");
        ledger.Steps[thing] = status;
        acknowledged();
    }

    public Task Submit(string key, string text) => Once($"submit {key}", async client =>
    {
        var body = new { author = new { handle = $"author-{key}" }, channel = "weibo", text, consent = true };
        Same(ledger.Submissions, key, await client.Send("drives/tea/submissions", body, key));
    });

    public Task Brief(string key) => Once($"brief {key}", async client =>
    {
        var body = new { title = $"试饮 {key}", channel = "weibo", kind = "post", due = "2026-05-01", fee = 1 };
        Same(ledger.Deliverables, key, await client.Send("campaigns/spring/collaborations/lin-xi/deliverables", body, key));
    });

    public Task Register(string id) => Once($"partner {id}", async client =>
    {
        var body = new { id, name = id, accounts = new[] { new { channel = "weibo", handle = id, followers = 10 } } };
        await client.Send("partners", body, $"partner-{id}");
        ledger.Partners[id] = true;
    });

    /// <summary>Writes the next draft. An unanswered one is not retried, because a second one would be another version.</summary>
    public async Task Draft(string deliverable, string text)
    {
        var answer = await Send($"campaigns/spring/collaborations/lin-xi/deliverables/{deliverable}/draft", new { text });
        ledger.Drafts[deliverable] = (int)answer["draftVersion"]!;
        acknowledged();
    }

    private async Task Once(string name, Func<Client, Task> send)
    {
        ledger.Open[name] = send;
        await send(this);
        ledger.Open.TryRemove(name, out _);
        acknowledged();
    }

    private static void Same<TKey>(System.Collections.Concurrent.ConcurrentDictionary<TKey, string> known, TKey key, JsonNode answer)
        where TKey : notnull
    {
        var id = (string)answer["id"]!;
        Assert.Equal(known.GetOrAdd(key, id), id);
    }

    private async Task<JsonNode> Send(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{path} gave {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Campaign.Api.Access;

namespace Campaign.Api.Demo;

/// <summary>
/// Calls the public HTTP contract as one person or one program. A person signs in again whenever the session has ended, because the clock jumps through weeks.
/// A refusal ends the filling with the server's own words.
/// </summary>
/// <param name="client">Keeps no cookies, because several people share it.</param>
/// <param name="person">Null for a program, which sends a token.</param>
internal sealed class DemoHttp(HttpClient client, DemoPerson? person, CancellationToken cancellation)
{
    private const string Base = "/api/v1/";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly Lock _door = new();
    private (string Name, string Value)[] _shown = [];
    private Task _signingIn = Task.CompletedTask;

    /// <summary>Sends a program's token from now on.</summary>
    public void Show(string token) => _shown = [("Authorization", $"Bearer {token}")];

    /// <summary>Signs the person out, if signed in.</summary>
    public async Task Leave()
    {
        using var answer = await SendOnce(new HttpRequestMessage(HttpMethod.Delete, Base + "session"), _shown);
    }

    /// <summary>Sends a body. With a key, a repeated request is answered with what it created the first time.</summary>
    public async Task<JsonNode> Post(string path, object? body = null, string? key = null)
    {
        using var answer = await Send(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Base + path) { Content = JsonContent.Create(body ?? new { }) };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", $"demo {key}");
            }

            return request;
        });
        return await Read(answer, path);
    }

    /// <summary>Sends a body that should be refused, and returns the refusal's code.</summary>
    public async Task<string?> PostRefused(string path, object body)
    {
        using var answer = await Send(() => new(HttpMethod.Post, Base + path) { Content = JsonContent.Create(body) });
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? throw new DemoFailedException($"POST {path} should have been refused.")
            : (string?)JsonNode.Parse(text)?["code"];
    }

    /// <returns>Null when there is no such thing.</returns>
    public async Task<JsonNode?> Find(string path)
    {
        using var answer = await Send(() => new(HttpMethod.Get, Base + path));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await Read(answer, path);
    }

    public async Task<JsonNode> Get(string path) => await Find(path) ?? throw new DemoFailedException($"GET {path}: not found.");

    /// <summary>Reads a whole list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> List(string path)
    {
        var items = new List<JsonNode>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await Get($"{path}?limit=200{cursor}");
            items.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : null;
        }

        return items;
    }

    /// <summary>Imports a CSV file and waits until the job ends.</summary>
    public async Task Import(string path, string name, byte[] file, string mapping)
    {
        using var answer = await Send(() => new(HttpMethod.Post, Base + path)
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name }, { new StringContent(mapping, Encoding.UTF8), "mapping" } },
        });
        var job = (string)(await Read(answer, path))["id"]!;
        await Until($"{name} is imported", async () => (await Get($"jobs/{job}"))["status"]!.GetValue<string>() switch
        {
            "done" => true,
            "failed" or "cancelled" => throw new DemoFailedException($"The import of {name} failed."),
            _ => false,
        });
    }

    /// <summary>Polls until a condition holds.</summary>
    public async Task Until(string what, Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (!await isSo())
        {
            try
            {
                await Task.Delay(Pause, patience.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new DemoFailedException($"Gave up after waiting a minute until {what}.");
            }
        }
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request)
    {
        var shown = _shown;
        var answer = await SendOnce(request(), shown);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || person is null)
        {
            return answer;
        }

        answer.Dispose();
        await SignedInAgain(shown);
        return await SendOnce(request(), _shown);
    }

    private async Task<HttpResponseMessage> SendOnce(HttpRequestMessage request, (string Name, string Value)[] shown)
    {
        using (request)
        {
            foreach (var (name, value) in shown)
            {
                request.Headers.Add(name, value);
            }

            return await client.SendAsync(request, cancellation);
        }
    }

    /// <summary>Signs in once for all requests that found the same session ended.</summary>
    private Task SignedInAgain((string Name, string Value)[] over)
    {
        lock (_door)
        {
            return _shown == over && _signingIn.IsCompleted ? _signingIn = SignIn() : _signingIn;
        }
    }

    private async Task SignIn()
    {
        using var answer = await client.PostAsJsonAsync(Base + "session", new { name = person!.Name, password = person.Password }, cancellation);
        var csrf = (string)(await Read(answer, "session"))["csrf"]!;
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        _shown = [("Cookie", string.Join("; ", cookies)), (Guard.CsrfHeader, csrf)];
    }

    private async Task<JsonNode> Read(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new DemoFailedException($"{answer.RequestMessage!.Method} {path} gave {(int)answer.StatusCode}: {text}");
    }
}

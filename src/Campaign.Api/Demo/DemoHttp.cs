using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaign.Api.Demo;

/// <summary>Speaks the public contract, as any program would. What is refused ends the filling with the server's own words.</summary>
internal sealed class DemoHttp(HttpClient client, CancellationToken cancellation)
{
    private const string Base = "/api/v1/";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends a body. With a key, the same request sent again is answered with what it made the first time.</summary>
    public async Task<JsonNode> Post(string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Base + path) { Content = JsonContent.Create(body ?? new { }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", $"demo {key}");
        }

        using var answer = await client.SendAsync(request, cancellation);
        return await Read(answer, path);
    }

    /// <summary>Sends a body that is expected to be refused, and gives the refusal's code.</summary>
    public async Task<string?> PostRefused(string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(Base + path, body, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? throw new DemoFailedException($"POST {path} should have been refused.")
            : (string?)JsonNode.Parse(text)?["code"];
    }

    /// <returns>Null when there is no such thing.</returns>
    public async Task<JsonNode?> Find(string path)
    {
        using var answer = await client.GetAsync(new Uri(Base + path, UriKind.Relative), cancellation);
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

    /// <summary>Imports a CSV file and waits for the job's end.</summary>
    public async Task Import(string path, string name, byte[] file, string mapping)
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(file), "file", name },
            { new StringContent(mapping, Encoding.UTF8), "mapping" },
        };
        using var answer = await client.PostAsync(new Uri(Base + path, UriKind.Relative), content, cancellation);
        var job = (string)(await Read(answer, path))["id"]!;
        await Until($"{name} is imported", async () => (await Get($"jobs/{job}"))["status"]!.GetValue<string>() switch
        {
            "done" => true,
            "failed" or "cancelled" => throw new DemoFailedException($"The import of {name} failed."),
            _ => false,
        });
    }

    /// <summary>Asks again and again until something is so.</summary>
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
                throw new DemoFailedException($"Waited a minute until {what}, in vain.");
            }
        }
    }

    private async Task<JsonNode> Read(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new DemoFailedException($"{answer.RequestMessage!.Method} {path} gave {(int)answer.StatusCode}: {text}");
    }
}

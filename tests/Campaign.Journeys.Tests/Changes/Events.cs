using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Changes;

/// <summary>A client that is told of changes as they come.</summary>
internal sealed class Events : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly CancellationTokenSource _soon = new(TimeSpan.FromMinutes(3));
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private Events(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _items = SseParser.Create(body).EnumerateAsync(_soon.Token).GetAsyncEnumerator(_soon.Token);
    }

    public HttpResponseMessage Answer => _answer;

    public static async Task<Events> Open(HttpClient client, string path = "changes")
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Events(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event's type and its changes; null when the stream has ended as it should.</summary>
    public async Task<(string Type, JsonArray Changes)?> Next() =>
        await _items.MoveNextAsync() ? (_items.Current.EventType, JsonNode.Parse(_items.Current.Data)!.AsArray()) : null;

    /// <summary>Reads on until this has changed.</summary>
    /// <returns>All that has changed until then, as <c>noun/id</c>.</returns>
    public async Task<IReadOnlyList<string>> Until(string thing, string? campaign, long? version)
    {
        var told = new List<string>();
        while (await Next() is var (_, changes))
        {
            told.AddRange(changes.Select(change => $"{change!["noun"]}/{change["id"]}"));
            if (changes.Any(change => $"{change!["noun"]}/{change["id"]}" == thing && (string?)change["campaign"] == campaign && (long?)change["version"] == version))
            {
                return told;
            }
        }

        throw new InvalidOperationException($"The stream ended before {thing} was told.");
    }

    public async ValueTask DisposeAsync()
    {
        await _soon.CancelAsync();
        await _items.DisposeAsync();
        _answer.Dispose();
        _soon.Dispose();
    }
}

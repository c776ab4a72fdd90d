using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>
/// Sends each request to a random node and, if that one does not answer, to another, as a load balancer does. Requests must be
/// safe to send again.
/// </summary>
/// <param name="nodes">Addresses of the running nodes.</param>
internal sealed class AnyNode(Func<IReadOnlyList<Uri>> nodes, HttpMessageHandler? wire = null) : DelegatingHandler(wire ?? new SocketsHttpHandler())
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Longer than a node waits for its database and other nodes together: one that is silent for so long has lost the request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How often requests were retried, by reason.</summary>
    public ConcurrentDictionary<string, int> Repeated { get; } = new();

    public HttpClient CreateClient() => new(this, disposeHandler: false)
    {
        BaseAddress = new Uri("http://any.node/api/v1/"),
        // For all tries together: on a slow machine a database takes long to restart.
        Timeout = TimeSpan.FromMinutes(5),
        DefaultRequestHeaders = { Authorization = new("Bearer", CampaignServer.Token) },
    };

    /// <summary>Waits until this many requests were refused because the database could not be written or reached.</summary>
    public async Task Refuse(int times)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Repeated.GetValueOrDefault("storage-unavailable") < times)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        await (request.Content?.LoadIntoBufferAsync(cancellationToken) ?? Task.CompletedTask);
        while (true)
        {
            if (nodes() is { Count: > 0 } living)
            {
                request.RequestUri = new Uri(living[Random.Shared.Next(living.Count)], path);
                if (await Try(request, cancellationToken) is { } answer)
                {
                    return answer;
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <returns>Null if it should be retried: no response, the node cannot write, or other writers kept winning.</returns>
    private async Task<HttpResponseMessage?> Try(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await base.SendAsync(request, patience.Token);
            await answer.Content.LoadIntoBufferAsync(patience.Token);
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict))
            {
                return answer;
            }

            var code = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!["code"]!;
            if (code is not ("storage-unavailable" or "outcome-unknown" or "contended"))
            {
                return answer;
            }

            Count(code);
            answer.Dispose();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            Count("no answer");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Method} {request.RequestUri} reached live nodes and was not answered for {Patience.TotalSeconds} s. Retried until then: {string.Join(", ", Repeated)}.");
        }

        return null;
    }

    private void Count(string why) => Repeated.AddOrUpdate(why, 1, (_, before) => before + 1);
}

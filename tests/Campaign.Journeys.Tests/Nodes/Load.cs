using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Crashes;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>64 clients at work on one hot pool and one drive: some ask for grants, most of them more than once, others hand out, send in, moderate; one watches the ledger.</summary>
/// <param name="mostGrants">What can be asked for: more than the pool has.</param>
internal sealed class Load(HttpClient http, Ledger ledger, int mostGrants, CancellationToken stop)
{
    private const int Participants = 20;
    private readonly ConcurrentQueue<string> _grants = new();
    private readonly ConcurrentQueue<string> _submissions = new();
    private readonly ConcurrentBag<double> _seconds = [];
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _exhausted;

    public int Reads { get; private set; }

    public int Exhausted => _exhausted;

    /// <summary>Completes when the pool has refused somebody, for it has given all that it had.</summary>
    public Task Emptied => _emptied.Task;

    /// <summary>How long commands took until they were answered, sent again or not, in seconds and in order.</summary>
    public IReadOnlyList<double> Seconds => [.. _seconds.Order()];

    public Task Run(Random random) => Task.WhenAll(
    [
        .. Clients(28, random, (client, own, _) => Ask(client, own)),
        .. Clients(8, random, (client, own, _) => HandOut(client, own)),
        .. Clients(20, random, Submit),
        .. Clients(8, random, (client, own, _) => Moderate(client, own)),
        Watch(),
    ]);

    private IEnumerable<Task> Clients(int count, Random random, Func<Client, Random, string, Task> act) =>
        Enumerable.Range(0, count).Select(_ => Client(new Random(random.Next()), act)).ToList();

    private async Task Client(Random own, Func<Client, Random, string, Task> act)
    {
        await Task.Yield();
        var client = new Client(http, ledger, () => { });
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await act(client, own, $"{own.Next()}-{turn}");
            _seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
    }

    private async Task Ask(Client client, Random own)
    {
        var wanted = own.Next(mostGrants);
        if (await client.Ask($"p{wanted % Participants}", $"c{wanted / Participants}") is not { } grant)
        {
            Interlocked.Increment(ref _exhausted);
            _emptied.TrySetResult();
        }
        else if (ledger.Steps.TryAdd($"pools/hot/grants/{grant}", "reserved"))
        {
            _grants.Enqueue($"pools/hot/grants/{grant}");
        }
    }

    private async Task HandOut(Client client, Random own)
    {
        if (!_grants.TryDequeue(out var grant))
        {
            await Task.Delay(10, CancellationToken.None);
            return;
        }

        await client.Step(grant, "issue", new { }, "issued");
        await (own.Next(3) switch
        {
            0 => client.Step(grant, "void", new { reason = "退回" }, "voided"),
            1 => client.Step(grant, "redeem", new { }, "redeemed"),
            _ => Task.CompletedTask,
        });
    }

    private async Task Submit(Client client, Random own, string name)
    {
        await client.Submit(name, ImportFiles.Words(own));
        _submissions.Enqueue($"submissions/{ledger.Submissions[name]}");
    }

    private async Task Moderate(Client client, Random own)
    {
        if (!_submissions.TryDequeue(out var submission))
        {
            await Task.Delay(10, CancellationToken.None);
            return;
        }

        await (own.Next(4) == 0
            ? client.Step(submission, "reject", new { code = "off-topic" }, "rejected")
            : client.Step(submission, "approve", new { }, "approved"));
    }

    /// <summary>The pool's ledger adds up at every read, on whichever node.</summary>
    private async Task Watch()
    {
        while (!stop.IsCancellationRequested)
        {
            var text = await http.GetStringAsync(new Uri("pools/hot", UriKind.Relative), CancellationToken.None);
            var pool = JsonNode.Parse(text)!;
            var (budget, available) = ((decimal)pool["budget"]!, (decimal)pool["available"]!);
            var taken = (decimal)pool["reserved"]! + (decimal)pool["issued"]! + (decimal)pool["redeemed"]!;
            Assert.True(taken + available == budget && available >= 0, $"The ledger does not add up: {text}");
            Reads++;
        }
    }
}

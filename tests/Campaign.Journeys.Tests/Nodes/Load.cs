using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Crashes;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>64 clients on one hot pool and one drive: some request grants, most of them repeatedly, others issue, submit or moderate; one more checks the ledger.</summary>
/// <param name="mostGrants">How many different grants can be requested: more than the pool has.</param>
internal sealed class Load(HttpClient http, Ledger ledger, int mostGrants, CancellationToken stop)
{
    public static readonly int MentionsInFile = 10_000 * KilledNodesTests.Length;
    public static readonly int SubmissionsInFile = 400 * KilledNodesTests.Length;
    private const int Participants = 20;
    private readonly ConcurrentQueue<string> _grants = new();
    private readonly ConcurrentQueue<string> _submissions = new();
    private readonly ConcurrentBag<Answered> _answers = [];
    private readonly ConcurrentBag<long> _troubles = [];
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _exhausted;
    private int _reads;

    /// <summary>Completes when the pool has refused a grant because it is exhausted.</summary>
    public Task Emptied => _emptied.Task;

    public static async Task SetUp(HttpClient http, int budget)
    {
        await Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await Post("campaigns/spring/pools", new { id = "hot", name = "茶券", kind = "cash", budget });
        await Post("campaigns/spring/pools", new { id = "rewards", name = "投稿奖励", kind = "cash", budget = 1_000_000 });
        await Post("campaigns/spring/drives", new
        {
            id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z", reward = new { poolId = "rewards", amount = 1 },
        });

        async Task Post(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public Task Run(Random random) => Task.WhenAll(
    [
        .. Clients(28, random, (client, own, _) => Ask(client, own)),
        .. Clients(8, random, (client, own, _) => HandOut(client, own)),
        .. Clients(20, random, Submit),
        .. Clients(8, random, (client, own, _) => Moderate(client, own)),
        Watch(),
    ]);

    /// <summary>Uploads two files. An unanswered upload is not retried, because that would start another import.</summary>
    public async Task Import(HttpClient node, int round, Random random)
    {
        var (mentions, submissions) = (ImportFiles.MentionsOf(round, MentionsInFile), ImportFiles.SubmissionsOf(round, random, SubmissionsInFile));
        ledger.Imports.Add(mentions.Expected with { Job = await node.Import("campaigns/spring/mentions/import", mentions.File, ImportFiles.Mentions) });
        ledger.Imports.Add(submissions.Expected with { Job = await node.Import("drives/tea/submissions/import", submissions.File, ImportFiles.Submissions) });
    }

    /// <summary>Waits until this many more commands have been answered.</summary>
    public async Task Answer(int more)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var until = _answers.Count + more; _answers.Count < until;)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Marks a fault: commands in flight now, or begun within five seconds, are reported separately.</summary>
    public void Trouble() => _troubles.Add(Stopwatch.GetTimestamp());

    /// <summary>How long commands took until answered, including retries.</summary>
    public string Report(TimeSpan elapsed)
    {
        double[] all = [.. _answers.Select(answer => answer.Seconds).Order()], calm = [.. _answers.Where(answer => !_troubles.Any(answer.IsTouchedBy)).Select(answer => answer.Seconds).Order()];
        return $"{all.Length} commands in {elapsed.TotalSeconds:0} s, {all.Length / elapsed.TotalSeconds:0} a second; {Spread(all)}. "
            + $"Away from the {_troubles.Count} faults: {calm.Length} commands, {Spread(calm)}. "
            + $"The ledger was read {_reads} times; {_exhausted} were refused for lack of funds";
    }

    private static string Spread(double[] seconds) => seconds.Length == 0 ? "none"
        : $"median {seconds[seconds.Length / 2] * 1000:0} ms, p99 {seconds[seconds.Length * 99 / 100] * 1000:0} ms, longest {seconds[^1]:0.0} s";

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
            _answers.Add(new(began, Stopwatch.GetElapsedTime(began).TotalSeconds));
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

    /// <summary>Checks that the pool's ledger adds up at every read, on any node.</summary>
    private async Task Watch()
    {
        while (!stop.IsCancellationRequested)
        {
            var text = await http.GetStringAsync(new Uri("pools/hot", UriKind.Relative), CancellationToken.None);
            var pool = JsonNode.Parse(text)!;
            var (budget, available) = ((decimal)pool["budget"]!, (decimal)pool["available"]!);
            var taken = (decimal)pool["reserved"]! + (decimal)pool["issued"]! + (decimal)pool["redeemed"]!;
            Assert.True(taken + available == budget && available >= 0, $"The ledger does not add up: {text}");
            _reads++;
        }
    }

    /// <param name="Began">Timestamp.</param>
    private readonly record struct Answered(long Began, double Seconds)
    {
        private static readonly TimeSpan Aftershock = TimeSpan.FromSeconds(5);

        public bool IsTouchedBy(long trouble) =>
            Began <= trouble ? Stopwatch.GetElapsedTime(Began, trouble).TotalSeconds < Seconds : Stopwatch.GetElapsedTime(trouble, Began) < Aftershock;
    }
}

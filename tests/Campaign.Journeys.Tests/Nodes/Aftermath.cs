using Campaign.Domain.Decisions;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Silo.Hosting;
using Campaign.Silo.Moving;
using Campaign.Storage;
using Campaign.Storage.Tests;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>After the faults: everything acknowledged exists once, and nothing else does.</summary>
internal sealed class Aftermath(Ledger ledger, HttpClient http)
{
    private IEnumerable<string> Approved => ledger.Steps.Where(step => step.Value == "approved").Select(step => step.Key);

    public async Task ImportsEndWithTheRightCounts()
    {
        foreach (var import in ledger.Imports)
        {
            var job = await http.Finished(import.Job);
            Assert.Equal(("done", import.Read, import.Accepted, import.Rejected), ((string)job["status"]!, (int)job["read"]!, (int)job["accepted"]!, (int)job["rejected"]!));
        }
    }

    /// <summary>Waits until every approved submission has its reward.</summary>
    public async Task RewardsArrive()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((int)(await http.Read("pools/rewards"))["reserved"]! < Approved.Count())
        {
            await timer.WaitForNextTickAsync();
        }
    }

    public async Task EverythingIsThereOnce()
    {
        await GrantsAreThereOnce();
        await SubmissionsAreThereOnce();
    }

    public async Task EveryNodeReadsTheSame(IEnumerable<HttpClient> nodes)
    {
        string[] paths =
        [
            "campaigns/spring", "campaigns/spring/pools", "pools/hot", "pools/hot/grants?limit=200", "pools/rewards", "drives/tea", "drives/tea/submissions?limit=200",
            "campaigns/spring/reputation", .. ledger.Imports.Select(import => $"jobs/{import.Job}"),
        ];
        foreach (var path in paths)
        {
            var texts = await Task.WhenAll(nodes.Select(node => node.GetStringAsync(new Uri(path, UriKind.Relative))));
            Assert.Single(texts.Distinct());
        }
    }

    /// <summary>Verifies the database, including that its views equal a rebuild from the journal. Only while no node runs.</summary>
    public static async Task TheDatabaseIsWhatItsJournalSays(StorageOptions options, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("campaign-check-").FullName;
        await using var services = new ServiceCollection().AddLogging().AddSilo(options, folder).BuildServiceProvider();
        var said = new StringWriter();
        Assert.True(
            await Commands.Run(new CommandLine("verify", [], false, Language.English, []), services, said, TextWriter.Null) == Commands.Done, said.ToString());
        var (storage, views) = (services.GetRequiredService<IStorage>(), services.GetServices<IView>().ToArray());
        var live = ViewSnapshot.Of(storage, views);
        await storage.RebuildViews();
        Assert.True(live == ViewSnapshot.Of(storage, views), "The views differ from a rebuild.");
        if (options.Provider == StorageProvider.PostgreSql)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One grant per participant and cause, each in its expected status, and a reward for every approved submission.</summary>
    private async Task GrantsAreThereOnce()
    {
        var grants = await http.All("pools/hot/grants");
        Assert.Equal(Sorted(ledger.Grants.Values), Sorted(grants.Select(grant => (string)grant["id"]!)));
        Assert.Equal(grants.Count, grants.DistinctBy(grant => ((string)grant["participant"]!, (string)grant["cause"]!)).Count());
        Assert.All(grants, grant => Assert.Equal(ledger.Steps[$"pools/hot/grants/{grant["id"]}"], (string)grant["status"]!));
        var pool = await http.Read("pools/hot");
        foreach (var status in new[] { "reserved", "issued", "redeemed" })
        {
            Assert.Equal(grants.Count(grant => (string)grant["status"]! == status), (int)pool[status]!);
        }

        var rewarded = (await http.All("pools/rewards/grants")).Select(grant => $"submissions/{grant["cause"]}");
        Assert.Equal(Sorted(Approved), Sorted(rewarded));
    }

    private async Task SubmissionsAreThereOnce()
    {
        var submissions = await http.All("drives/tea/submissions");
        var imported = ledger.Imports.Where(import => import.Read == Load.SubmissionsInFile).Sum(import => import.Accepted);
        var sent = submissions.Where(one => ((string)one["author"]!["handle"]!).StartsWith("author-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Sorted(ledger.Submissions.Values), Sorted(sent.Select(one => (string)one["id"]!)));
        Assert.Equal(imported, submissions.Count - sent.Count);
        Assert.Equal(submissions.Count, (int)(await http.Read("drives/tea"))["funnel"]!["takenIn"]!);
        Assert.All(submissions, one => Assert.Equal(ledger.Steps.GetValueOrDefault($"submissions/{one["id"]}", "in-review"), (string)one["status"]!));
        var series = (await http.Read("campaigns/spring/reputation"))["series"]!.AsArray();
        Assert.Equal(
            ledger.Imports.Where(import => import.Read == Load.MentionsInFile).Sum(import => import.Accepted),
            series.Sum(day => (int)day!["positive"]! + (int)day["neutral"]! + (int)day["negative"]!));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);
}

using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Domain.Submissions;
using Campaign.Grains.Drives;
using Campaign.Grains.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Submissions;
using Xunit.Abstractions;
using static Campaign.Grains.Tests.Samples;

namespace Campaign.Grains.Tests;

/// <summary>Batches that are decided while the ones before them are on their way to the disk.</summary>
public sealed class InterleavedCommitTests(ITestOutputHelper output) : IAsyncLifetime
{
    private GrainHome _home = null!;

    private IPoolGrain Tea => _home.Grains.GetGrain<IPoolGrain>("pool/tea");

    private IDriveGrain Drive => _home.Grains.GetGrain<IDriveGrain>("drive/tea");

    public async Task InitializeAsync()
    {
        _home = await GrainHome.Start();
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, null));
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task A_batch_is_decided_while_the_one_before_is_on_its_way_and_answered_after_it()
    {
        _home.Journal.Hold();
        var first = Reserve("chen", 60);
        await _home.Journal.Waiting(1);
        var second = Reserve("lin", 40);
        await _home.Journal.Waiting(2);
        Assert.False(first.IsCompleted || second.IsCompleted);
        await _home.Journal.LetGo();
        Assert.True((await first).Value!.Made && (await second).Value!.Made);
        Assert.Equal(["chen", "lin"], (await Grants()).Select(grant => grant.Participant));
    }

    [Fact]
    public async Task A_refusal_waits_for_what_it_was_decided_on()
    {
        _home.Journal.Hold();
        var first = Reserve("chen", 60);
        await _home.Journal.Waiting(1);
        var refused = Reserve("lin", 50);
        var met = Reserve("chen", 60);
        var last = Reserve("wang", 1);
        await _home.Journal.Waiting(2);
        Assert.False(refused.IsCompleted || met.IsCompleted);
        await _home.Journal.LetGo();
        Assert.True((await first).Value!.Made && (await last).Value!.Made);
        Assert.Equal("pool-exhausted", (await refused).Refusal?.Code);
        Assert.Equal((1L, false), ((await met).Version, (await met).Value!.Made));
    }

    [Fact]
    public async Task What_was_decided_on_a_batch_that_failed_is_decided_again()
    {
        _home.Journal.Hold();
        var first = Reserve("chen", 60);
        await _home.Journal.Waiting(1);
        var second = Reserve("lin", 10);
        await _home.Journal.Waiting(2);
        var third = Reserve("wang", 90);
        _home.Journal.Once(() => throw new StorageException("The disk is full."));
        await _home.Journal.LetGo();
        await Assert.ThrowsAsync<StorageException>(() => first);
        Assert.True((await second).Value!.Made && (await third).Value!.Made);
        Assert.Equal(["lin", "wang"], (await Grants()).Select(grant => grant.Participant).Order());
    }

    [Fact]
    public async Task Nothing_is_kept_on_a_version_that_only_looks_like_the_awaited_one()
    {
        _home.Journal.Hold();
        var first = Reserve("chen", 60);
        await _home.Journal.Waiting(1);
        var second = Reserve("lin", 40);
        await _home.Journal.Waiting(2);
        _home.Journal.Once(() => _home.Journal.Intrude("pool/tea", 1, new GrantReserved(Grant.IdFor("tea", "zhao", "sub-1"), "zhao", "sub-1", 70, null) { By = "zhou", At = Noon }));
        await _home.Journal.LetGo();
        Assert.Equal("pool-exhausted", (await first).Refusal?.Code);
        Assert.Equal("pool-exhausted", (await second).Refusal?.Code);
        Assert.Equal(["zhao"], (await Grants()).Select(grant => grant.Participant));
    }

    /// <summary>A grant is looked up while memory goes back: the look is newer than what memory goes back to, and must not be counted twice.</summary>
    [Fact]
    public async Task What_was_looked_up_while_a_batch_failed_is_not_ahead_of_what_is_read_again()
    {
        await Tea.TopUp(Li, new TopUpPool(900, null));
        await Reserve("zhao", 1);
        await Tea.Reserve([.. Enumerable.Range(0, 600).Select(number => new ReservationRequest(Li, new ReserveReward($"p{number}", "sub-1", 1), null))]);
        await using var home = await _home.Neighbour();
        var tea = home.Grains.GetGrain<IPoolGrain>("pool/tea");
        await tea.TopUp(Li, new TopUpPool(1, null));
        await Tea.Issue(Li, new IssueGrant(Grant.IdFor("tea", "zhao", "sub-1")));

        home.Journal.Hold();
        var first = tea.Reserve([new ReservationRequest(Li, new ReserveReward("chen", "sub-1", 1), null)]);
        await home.Journal.Waiting(1);
        home.Database.Hold();
        var second = tea.Reserve([new ReservationRequest(Li, new ReserveReward("zhao", "sub-1", 1), null)]);
        await home.Database.Waiting();
        home.Journal.Once(() => throw new StorageException("The disk is full."));
        await home.Journal.LetGo();
        await Assert.ThrowsAsync<StorageException>(() => first);
        home.Database.LetGo();
        Assert.Equal((2L, GrantStatus.Issued), ((await second)[0].Version, (await second)[0].Value!.Grant.Status));
    }

    [Fact]
    public async Task A_drive_takes_in_what_was_refused_for_the_sake_of_a_submission_that_was_not_kept()
    {
        await Drive.Create(Li, new CreateDrive("tea", "spring", "茶", "说说", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1), null, null, []));
        await TakeIn("s0", "先来的一条，说说门口的队排得多长");
        _home.Journal.Hold();
        var first = TakeIn("s1", "杯盖扣得很紧，路上一滴也没洒");
        await _home.Journal.Waiting(1);
        var same = TakeIn("s2", "杯盖扣得很紧，路上一滴也没洒");
        var earlier = TakeIn("s3", "先来的一条，说说门口的队排得多长");
        var last = TakeIn("s4", "换了新店长以后，出品稳定多了");
        await _home.Journal.Waiting(2);
        _home.Journal.Once(() => throw new StorageException("The disk is full."));
        await _home.Journal.LetGo();
        await Assert.ThrowsAsync<StorageException>(() => first);
        Assert.Equal("s2", (await same).Value?.Submission.Id);
        Assert.Equal("duplicate", (await earlier).Refusal?.Code);
        Assert.Equal("s4", (await last).Value?.Submission.Id);
    }

    /// <summary>Whatever happens to the units, what was answered stands in the journal, once, and the pool gives no more than it has.</summary>
    [Fact]
    public async Task Chance_loses_and_doubles_nothing()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await Tea.TopUp(Li, new TopUpPool(200, null));
        _home.Journal.Before = () => random.Next(6) switch
        {
            0 => throw new StorageException("The disk is full."),
            1 => Intrude(random.Next()),
            _ => Task.CompletedTask,
        };
        var asked = Enumerable.Range(0, 400).Select(number => (Participant: $"p{random.Next(60)}", Key: random.Next(3) == 0 ? $"k{random.Next(150)}" : null)).ToList();
        var answers = await Task.WhenAll(asked.Select(one => Task.Run(() => Answer(one.Participant, one.Key))));
        _home.Journal.Before = () => Task.CompletedTask;

        var facts = (await _home.Facts("pool/tea")).Select(recorded => recorded.Fact).ToList();
        var grants = facts.OfType<GrantReserved>().ToList();
        Assert.Equal(grants.Count, grants.DistinctBy(grant => grant.GrantId).Count());
        Assert.True(grants.Sum(grant => grant.Amount) <= 300, $"{grants.Sum(grant => grant.Amount)} of 300 were given.");
        Assert.Subset(grants.Select(grant => grant.GrantId).ToHashSet(), answers.OfType<GrantReceipt>().Select(receipt => receipt.Grant.Id).ToHashSet());
        Assert.Equal(
            answers.OfType<GrantReceipt>().Where(receipt => receipt.Made).Select(receipt => receipt.Grant.Id).Order(StringComparer.Ordinal),
            grants.Where(grant => grant.By == "li").Select(grant => grant.GrantId).Order(StringComparer.Ordinal));
        Assert.Contains(answers, answer => answer is { Made: false });
    }

    /// <summary>Another process tries to be faster; it may come too late itself.</summary>
    private async Task Intrude(int number)
    {
        var version = (await _home.Facts("pool/tea")).Count;
        var theirs = new GrantReserved(Grant.IdFor("tea", $"z{number}", "sub-1"), $"z{number}", "sub-1", 1, null) { By = "zhou", At = Noon };
        await _home.Storage.Journal.Append(new([new StreamFacts("pool/tea", version, [theirs], "intruder")]));
    }

    private async Task<GrantReceipt?> Answer(string participant, string? key)
    {
        try
        {
            return (await Reserve(participant, 5, key)).Value;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private async Task<Outcome<GrantReceipt>> Reserve(string participant, decimal amount, string? key = null) =>
        (await Tea.Reserve([new ReservationRequest(Li with { Key = key is null ? null : new(key, "body") }, new ReserveReward(participant, "sub-1", amount), null)]))[0];

    private async Task<Outcome<IntakeReceipt>> TakeIn(string id, string text) =>
        (await Drive.TakeIn([new IntakeRequest(Li, new Submit(id, "subject-1", "weibo", SubmissionText.Of(text), new Consent(true, "2026-03")), new AuthorsPart("li", null, text, []))]))[0];

    private async Task<IEnumerable<GrantReserved>> Grants() => (await _home.Facts("pool/tea")).Select(recorded => recorded.Fact).OfType<GrantReserved>();
}

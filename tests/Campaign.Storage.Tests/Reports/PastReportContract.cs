using System.Text.Json;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Drives;
using Campaign.Domain.Mentions;
using Campaign.Domain.Messages;
using Campaign.Domain.Partners;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Domain.Stories;
using Campaign.Domain.Submissions;
using Campaign.Storage.Access;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Drives;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Partners;
using Campaign.Storage.Pools;
using Campaign.Storage.Reports;
using Campaign.Storage.Stories;
using Campaign.Storage.Submissions;
using Campaign.Storage.Views;
using RealPoolView = Campaign.Storage.Pools.PoolView;

namespace Campaign.Storage.Tests.Reports;

/// <summary>What is folded from the journal up to a moment is what the views said at that moment.</summary>
public abstract class PastReportContract : StorageContract
{
    private const string Tea = "tea";
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly CampaignView _campaigns = new();
    private readonly CollaborationView _collaborations = new();
    private readonly PartnerView _partners = new();
    private readonly RealPoolView _pools = new();
    private readonly DriveView _drives = new();
    private readonly SubmissionView _submissions = new();
    private readonly StoryView _stories = new();
    private readonly MentionImportView _imports = new();
    private readonly AccessView _access = new();
    private readonly Dictionary<string, (object State, long Version)> _streams = new(StringComparer.Ordinal);

    protected PastReportContract(IStorageHome home)
        : base(home) => Reopen(_campaigns, _collaborations, _partners, _pools, _drives, _submissions, _stories, _imports, _access);

    [Fact]
    public async Task What_is_folded_up_to_the_end_of_each_day_is_what_the_views_said_then()
    {
        var seed = Environment.TickCount;
        var walk = new Walk(this, new Random(seed));
        var days = new List<(DateTimeOffset End, string Views)>();
        Clock.Now = Begin.AddHours(1);
        await Commit(_campaigns, Tea, Created(Tea));
        await Commit(_campaigns, "milk", Created("milk"));
        for (var day = 0; day < 8; day++)
        {
            for (var step = 0; step < 60; step++)
            {
                Clock.Now = Begin.AddDays(day).AddHours(2).AddMinutes(step * 20);
                await walk.Step();
            }

            Clock.Now = Begin.AddDays(day + 1).AddMilliseconds(-1);
            days.Add((Clock.Now, Written(await Now(Tea))));
            Assert.True(days[^1].Views == Written(await At(Tea, Clock.Now)), $"The fold of today differs from the views. Seed {seed}.");
        }

        foreach (var (end, views) in days)
        {
            Assert.True(views == Written(await At(Tea, end)), $"The fold of {end:yyyy-MM-dd} differs from what the views said then. Seed {seed}.");
        }

        Assert.Equal(days.Count, days.DistinctBy(day => day.Views).Count());
        Assert.All(Walk.Kinds, kind => Assert.True(walk.Seen.Contains(kind), $"Nothing of {kind} was tried. Seed {seed}."));
    }

    [Fact]
    public async Task A_pool_with_more_facts_than_fit_a_page_is_folded_whole()
    {
        await Commit(_campaigns, Tea, Created(Tea));
        await Commit(_pools, "coupons", [new PoolOpened("coupons", Tea, "茶券", PoolKind.Coupon, 10_000), .. Enumerable.Range(0, 4100).Select(number => new GrantReserved($"g{number}", "person-1", $"c{number}", 1))]);
        Clock.Now += TimeSpan.FromDays(1);
        await Commit(_pools, "coupons", new GrantIssued("g1", 1), new PoolClosed("结束"));
        var pool = Assert.Single((await At(Tea, Clock.Now.AddDays(-1)))!.Pools);
        Assert.Equal((4100m, 0m, false, 5900m), (pool.Reserved, pool.Issued, pool.Closed, pool.Available));
        Assert.Equal(4099m, Assert.Single((await At(Tea, Clock.Now))!.Pools).Reserved);
    }

    [Fact]
    public async Task More_submissions_than_are_read_at_once_are_counted_as_they_stood()
    {
        await Commit(_campaigns, Tea, Created(Tea));
        await Commit(_drives, "d0", Announced("d0", null));
        foreach (var number in Enumerable.Range(0, 1203))
        {
            await Commit(_submissions, $"sub-{number:D5}", Sent($"sub-{number:D5}", "d0", null), new Screened([]));
        }

        var then = Clock.Now;
        Clock.Now += TimeSpan.FromDays(1);
        foreach (var number in Enumerable.Range(0, 700))
        {
            await Commit(_submissions, $"sub-{number:D5}", number % 2 == 0 ? new SubmissionApproved() : new SubmissionRejected("off-topic", null));
        }

        Assert.Equal([KeyValuePair.Create("in-review", 1203L)], Assert.Single((await At(Tea, then))!.Drives).Counts);
        var drive = Assert.Single((await At(Tea, Clock.Now))!.Drives);
        Assert.Equal([("approved", 350L), ("in-review", 503L), ("rejected", 350L)], drive.Counts.Select(count => (count.Key, count.Value)));
        Assert.Equal([KeyValuePair.Create("off-topic", 350L)], drive.Rejected);
    }

    [Fact]
    public async Task What_did_not_exist_by_then_is_not_there()
    {
        await Commit(_campaigns, Tea, Created(Tea));
        var then = Clock.Now;
        Clock.Now += TimeSpan.FromDays(1);
        await Commit(_partners, "lin", Registered("lin"));
        await Commit(_collaborations, "tea/lin", new CollaborationProposed(Tea, "lin", 100, 30));
        await Commit(_pools, "p0", new PoolOpened("p0", Tea, "茶券", PoolKind.Cash, 10));
        await Commit(_drives, "d0", Announced("d0", null));
        await Commit(_stories, "s0", Drafted("s0"));
        await Commit(_imports, "i0", Imported("i0"));
        var past = (await At(Tea, then))!;
        Assert.Equal((0, 0, 0, 0, 0), (past.Work.Count, past.Pools.Count, past.Drives.Count, past.Stories.Count, past.Imports.Count));
        Assert.Null(await At(Tea, then.AddMilliseconds(-1)));
        Assert.Null(await At("nothing", then));
        Assert.Null(await Now("nothing"));
    }

    private static CampaignCreated Created(string id) => new(
        id, $"Campaign {id}", "清茗", "CNY", new(2026, 3, 1), new(2026, 6, 1), 1000, new("crisis", Begin.AddDays(-3), CrisisCluster.Accidental, 3, "what happened"), []);

    private static PartnerRegistered Registered(string id) => new(id, $"Partner {id}", [new("weibo", $"@{id}", 100)], [], [], null);

    private static DriveCreated Announced(string id, DriveReward? reward) => new(id, Tea, $"Drive {id}", "prompt", Begin, Begin.AddDays(90), reward, 9, []);

    private static Submitted Sent(string id, string drive, DriveReward? reward) => new(id, drive, Tea, $"person-{id}", "weibo", id, Fingerprint.Of(id), 10, 0, reward);

    private static StoryDrafted Drafted(string id) => new(id, Tea, "thank-you", "en", $"Story {id}", "body", "hash", []);

    private static MentionsImported Imported(string id) => new(id, Tea, "hash", "{}", 10, 9, 0, 1, "file.csv");

    private static string Written(ReportStates? states) => JsonSerializer.Serialize(
        states! with { Tallies = [.. states.Tallies.OrderBy(tally => (tally.At, tally.Channel, tally.Origin))] }, DomainJson.Options);

    private ValueTask<ReportStates?> Now(string campaign) => new ReportQueries(
        Storage.Database, new(Storage.Database), new(Storage.Database), new(Storage.Database), new(Storage.Database), Storage.Mentions).Now(campaign, None);

    private ValueTask<ReportStates?> At(string campaign, DateTimeOffset moment) => new PastReportQueries(
        Storage.Database, new(Storage.Database, _submissions), Storage.Mentions, _campaigns, _collaborations, _partners, _pools, _drives, _stories, _imports).At(campaign, moment, None);

    /// <summary>Appends facts as a grain does, with the rows that follow.</summary>
    private async Task Commit<TState, TFact>(View<TState, TFact> view, string id, params TFact[] facts)
        where TFact : Fact
    {
        var stream = $"{view.Noun}/{id}";
        var (state, version) = _streams.TryGetValue(stream, out var known) ? ((TState)known.State, known.Version) : (view.Initial, 0L);
        TFact[] stamped = [.. facts.Select(fact => fact with { At = Clock.Now, By = "li.na" })];
        var unit = new JournalUnit([new StreamFacts(stream, version, stamped, "req")]);
        foreach (var fact in stamped)
        {
            var after = view.Evolve(state, fact);
            view.Project(id, state, fact, after, ++version, unit.Rows);
            state = after;
        }

        Assert.Equal(Appended.Done, await Storage.Journal.Append(unit));
        _streams[stream] = (state!, version);
    }

    private TState State<TState, TFact>(View<TState, TFact> view, string id)
        where TFact : Fact => (TState)_streams[$"{view.Noun}/{id}"].State;

    /// <summary>A life of a campaign at random. Its rewards go the way of messages: asked for on approval, refused at first, given or given up later.</summary>
    private sealed class Walk(PastReportContract test, Random random)
    {
        public static readonly string[] Kinds = ["campaign", "partner", "collaboration", "deliverable", "pool", "grant", "drive", "submission", "moderation", "reward", "story", "import"];

        private readonly List<string> _partners = [];
        private readonly List<(string Partner, string Id)> _deliverables = [];
        private readonly List<string> _pools = [];
        private readonly List<(string Pool, string Id)> _grants = [];
        private readonly List<string> _drives = [];
        private readonly List<string> _submissions = [];
        private readonly List<string> _waiting = [];
        private readonly List<string> _stories = [];
        private readonly List<string> _imports = [];
        private int _made;

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public async Task Step()
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            if (await Try(kind))
            {
                Seen.Add(kind);
            }
        }

        private Task<bool> Try(string kind) => kind switch
        {
            "campaign" => Campaign(),
            "partner" => Partner(),
            "collaboration" => Collaboration(),
            "deliverable" => Deliverable(),
            "pool" => Pool(),
            "grant" => Grant(),
            "drive" => Drive(),
            "submission" => Submission(),
            "moderation" => Moderation(),
            "reward" => Reward(),
            "story" => Story(),
            _ => Import(),
        };

        private Task<bool> Campaign() => Done(test.Commit(test._campaigns, Tea, random.Next(6) switch
        {
            0 => new CampaignPlanned(Phases.Split(new(2026, 3, 1), new(2026, 6, 1)), null),
            1 => new CampaignActivated(null),
            2 => new CampaignPaused(null),
            3 => new PhaseGateMet(Phase.Contain, "note"),
            4 => new PhaseEntered(Phase.Respond, null),
            _ => new CampaignAmended($"Campaign {++_made}", new(2026, 3, 1), new(2026, 6, 1), _made, [new("recovery-index", 80, new(2026, 5, 1))], [], null),
        }));

        private Task<bool> Partner()
        {
            if (_partners.Count < 4)
            {
                return Done(test.Commit(test._partners, Add(_partners, "partner"), Registered(_partners[^1])));
            }

            return Done(test.Commit(test._partners, Any(_partners), random.Next(3) switch
            {
                0 => new PartnerSuspended("why"),
                1 => new PartnerApproved(),
                _ => new PartnerAmended($"Partner {random.Next(100)}", [new("x", "@other", ++_made)], [], [], null, false, null),
            }));
        }

        private async Task<bool> Collaboration()
        {
            if (_partners.Count == 0)
            {
                return false;
            }

            var partner = Any(_partners);
            CollaborationFact fact = !test._streams.ContainsKey($"collaboration/tea/{partner}") ? new CollaborationProposed(Tea, partner, 100, 30) : random.Next(4) switch
            {
                0 => new CollaborationAmended(++_made, 30, "why"),
                1 => new CollaborationAccepted(null),
                2 => new CollaborationSettled(10, null),
                _ => Brief(partner),
            };
            return await Done(test.Commit(test._collaborations, $"tea/{partner}", fact));
        }

        private DeliverableBriefed Brief(string partner)
        {
            _deliverables.Add((partner, $"deliverable-{++_made}"));
            return new(_deliverables[^1].Id, Terms("weibo", DeliverableKind.Video));
        }

        private DeliverableTerms Terms(string channel, DeliverableKind kind) =>
            new() { Title = $"Title {++_made}", Channel = channel, Kind = kind, Due = new(2026, 3, 1 + random.Next(20)), Fee = _made };

        private async Task<bool> Deliverable()
        {
            if (_deliverables.Count == 0)
            {
                return false;
            }

            var (partner, id) = Any(_deliverables);
            return await Done(test.Commit<CollaborationState, CollaborationFact>(test._collaborations, $"tea/{partner}", random.Next(6) switch
            {
                0 => new DeliverableAmended(id, Terms("x", DeliverableKind.Post), null),
                1 => new DeliverableDrafted(id, 1, "【广告】text", []),
                2 => new DeliverablePublished(id, "https://example.org", test.Clock.Now),
                3 => new DeliverableVerified(id, true, true, new(++_made, 1, 2, 3), false),
                4 => new DeliverableSettled(id, 1, "ref"),
                _ => new DeliverableCancelled(id, "why"),
            }));
        }

        private Task<bool> Pool() => Done(_pools.Count < 2
            ? test.Commit(test._pools, Add(_pools, "pool"), new PoolOpened(_pools[^1], Tea, $"Pool {_made}", PoolKind.Cash, 500))
            : test.Commit(test._pools, Any(_pools), random.Next(3) == 0 ? new PoolAmended($"Pool {++_made}", 500 + _made, null) : new PoolToppedUp(5)));

        private async Task<bool> Grant()
        {
            if (_pools.Count == 0)
            {
                return false;
            }

            if (_grants.Count == 0 || random.Next(2) == 0)
            {
                _grants.Add((Any(_pools), $"grant-{++_made}"));
                return await Done(test.Commit(test._pools, _grants[^1].Pool, new GrantReserved(_grants[^1].Id, "person-1", "survey", 2)));
            }

            var (pool, id) = Any(_grants);
            var grant = test.State(test._pools, pool).Grants[id];
            PoolFact? fact = (grant.Status, random.Next(3)) switch
            {
                (GrantStatus.Reserved, 0) => new GrantExpired(id, 2, GrantStatus.Reserved),
                (GrantStatus.Reserved, _) => new GrantIssued(id, 2),
                (GrantStatus.Issued, 0) => new GrantVoided(id, 2, GrantStatus.Issued, "why"),
                (GrantStatus.Issued, _) => new GrantRedeemed(id, 2),
                _ => null,
            };
            return fact is not null && await Done(test.Commit(test._pools, pool, fact));
        }

        private Task<bool> Drive()
        {
            if (_pools.Count == 0)
            {
                return Pool();
            }

            if (_drives.Count < 3)
            {
                var reward = _drives.Count == 0 || random.Next(3) > 0 ? new DriveReward(_pools[0], 8) : null;
                return Done(test.Commit(test._drives, Add(_drives, "drive"), Announced(_drives[^1], reward)));
            }

            return Done(test.Commit<DriveState, DriveFact>(test._drives, Any(_drives), random.Next(3) switch
            {
                0 => new DriveClosed($"why {++_made}"),
                1 => new SubmissionsTakenIn(1, [new(random.Next(2) == 0 ? "duplicate" : "author-limit", 1 + random.Next(3))]),
                _ => new DriveAmended($"Drive {++_made}", "prompt", Begin, Begin.AddDays(80), new DriveReward(_pools[0], 9), 9, [], null),
            }));
        }

        private async Task<bool> Submission()
        {
            if (_drives.Count == 0)
            {
                return false;
            }

            var drive = Any(_drives);
            var id = Add(_submissions, "sub");
            return await Done(test.Commit(test._submissions, id, Sent(id, drive, test.State(test._drives, drive).Reward), new Screened([])));
        }

        private async Task<bool> Moderation()
        {
            if (_submissions.Count == 0)
            {
                return false;
            }

            var id = Any(_submissions);
            var submission = test.State(test._submissions, id);
            SubmissionFact fact = random.Next(9) switch
            {
                0 => new SubmissionRejected(random.Next(2) == 0 ? "off-topic" : "other", null),
                1 => new ChangesAsked("other", null),
                2 => new Resubmitted(id, Fingerprint.Of(id), 10, 0),
                3 => new SubmissionWithdrawn(),
                4 => new SubmissionFeatured(),
                5 => new SubmissionUnfeatured(),
                _ => new SubmissionApproved(),
            };
            await test.Commit(test._submissions, id, fact);
            if (fact is SubmissionApproved && submission.Reward is { } reward && !_waiting.Contains(id) && !test.Given(reward, submission))
            {
                _waiting.Add(id);
                var message = SubmissionReactions.To(submission, fact).Single();
                Assert.Equal(Appended.Done, await test.Storage.Journal.Append(new([]) { Outbox = [message] }));
                await test.Storage.Messages.Postpone(message.Key, 1, test.Clock.Now.AddMinutes(1));
            }

            return true;
        }

        /// <summary>A reward comes at last, or an administrator gives it up.</summary>
        private async Task<bool> Reward()
        {
            if (_waiting.Count == 0)
            {
                return false;
            }

            var id = Any(_waiting);
            var (submission, key) = (test.State(test._submissions, id), $"{SubmissionReactions.RewardKey}{id}");
            var pool = submission.Reward!.PoolId;
            if (random.Next(4) == 0 || !_pools.Contains(pool))
            {
                await test.Commit(test._access, AccessView.Id, new MessageDropped(key, $"pool/{pool}", "reward", "why"));
            }
            else
            {
                await test.Commit(test._pools, pool, new GrantReserved(Domain.Pools.Grant.IdFor(pool, submission.Subject, id), submission.Subject, id, 8));
                _waiting.Remove(id);
            }

            await test.Storage.Messages.Acknowledge([key]);
            return true;
        }

        private Task<bool> Story() => Done(_stories.Count < 4
            ? test.Commit(test._stories, Add(_stories, "story"), Drafted(_stories[^1]))
            : test.Commit<StoryState, StoryFact>(test._stories, Any(_stories), random.Next(3) switch
            {
                0 => new StoryPublished("https://example.org"),
                1 => new StoryRevised($"Story {++_made}", "body", "hash", [new Finding("kol-proof", Severity.Blocking, "body", new("为何", "why"), new("怎么改", "fix"))]),
                _ => new StorySubmitted(),
            }));

        private async Task<bool> Import()
        {
            if (_imports.Count > 3 && random.Next(2) == 0)
            {
                var taken = Any(_imports);
                _imports.Remove(taken);
                await test.Commit(test._imports, taken, new MentionsTakenBack("why"));
                await test.Storage.Mentions.TakeBack(Tea, taken, 1000);
                return true;
            }

            var id = Add(_imports, "import");
            await test.Storage.Mentions.Add(Tea, id, [.. Enumerable.Range(0, 20).Select(_ => Mention())], (_, _) => { });
            return await Done(test.Commit(test._imports, id, Imported(id)));
        }

        private Mention Mention() => new(
            new((UInt128)random.Next(400)), Begin.AddMinutes(random.Next(-3000, 20_000)), "weibo", (Origin)random.Next(5), (Tone)random.Next(3), 0, null, null);

        private string Add(List<string> things, string stem)
        {
            things.Add($"{stem}-{++_made:D4}");
            return things[^1];
        }

        private T Any<T>(List<T> things) => things[random.Next(things.Count)];

        private static async Task<bool> Done(Task task)
        {
            await task;
            return true;
        }
    }

    private bool Given(DriveReward reward, SubmissionState submission) =>
        _streams.TryGetValue($"pool/{reward.PoolId}", out var pool)
        && ((PoolState)pool.State).Grants.ContainsKey(Domain.Pools.Grant.IdFor(reward.PoolId, submission.Subject, submission.Id));
}

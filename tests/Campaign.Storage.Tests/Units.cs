using System.Text.Json;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Domain.Partners;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>Makes units of pool facts with the rows that follow from them, as a grain would.</summary>
internal static class Units
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static PoolOpened Opened(string id) => new(id, "tea", $"Pool {id}", PoolKind.Coupon, 1000) { By = "li.na", At = Noon };

    public static GrantReserved Reserved(string grant, decimal amount = 1) => new(grant, "person-1", $"sub-{grant}", amount) { By = "campaign", At = Noon };

    public static GrantIssued Issued(string grant, decimal amount = 1) => new(grant, amount) { By = "campaign", At = Noon };

    public static StreamFacts Stream(string pool, long expected, params Fact[] facts) => new($"pool/{pool}", expected, facts, "req-1") { Campaign = "tea" };

    public static JournalUnit Unit(string pool, long expected, params Fact[] facts) => new([Stream(pool, expected, facts)]);

    public static PersonalRecord Words(string subject, string pool, string words) =>
        new(subject, $"pool/{pool}", JsonSerializer.SerializeToUtf8Bytes(new { words }));

    /// <summary>Appends facts on a state, with the view's rows. Gives the state with them.</summary>
    public static async Task<PoolState> Commit(this IStorage storage, string pool, PoolState state, long version, params PoolFact[] facts)
    {
        var unit = Unit(pool, version, facts);
        state = Project(pool, state, version, facts, unit.Rows);
        Assert.Equal(Appended.Done, await storage.Journal.Append(unit));
        return state;
    }

    /// <summary>Appends units that each count one grant to the same pool's row; they wait together while the writer is busy.</summary>
    public static async Task CountTogether(this IStorage storage, string pool, int units)
    {
        using var gate = new ManualResetEventSlim();
        var busy = storage.Mentions.Add("tea", "imp", [], (_, _) => gate.Wait());
        var appends = Enumerable.Range(0, units).Select(caller =>
        {
            var unit = Unit($"p{caller}", 0, Opened($"p{caller}"));
            unit.Rows.Add(PoolView.Pools, [pool], "grants", 1);
            return storage.Journal.Append(unit);
        }).ToList();
        gate.Set();
        await Task.WhenAll([busy, .. appends]);
    }

    public static PoolState Project(string pool, PoolState state, long version, IEnumerable<PoolFact> facts, RowChanges rows)
    {
        View<PoolState, PoolFact> view = new PoolView();
        foreach (var fact in facts)
        {
            var after = view.Evolve(state, fact);
            view.Project(pool, state, fact, after, ++version, rows);
            state = after;
        }

        return state;
    }

    /// <summary>Streams of several nouns, as they were kept before facts named their campaign.</summary>
    public static IReadOnlyList<StreamFacts> OlderFacts =>
    [
        new("campaign/spring", 0, [new CampaignPaused(null)], "req-1"),
        new("collaboration/spring/lin", 0, [new CollaborationProposed("spring", "lin", 0, 30), new CollaborationAccepted(null)], "req-1"),
        new("pool/tea", 0, [Opened("tea"), Reserved("g1")], "req-1"),
        new("partner/lin", 0, [new PartnerReinstated("好")], "req-1"),
    ];

    public static IReadOnlyList<(string, string?)> TheirCampaigns =>
    [
        ("campaign/spring 1", "spring"), ("collaboration/spring/lin 1", "spring"), ("collaboration/spring/lin 2", "spring"), ("pool/tea 1", "tea"), ("pool/tea 2", "tea"), ("partner/lin 1", null),
    ];

    public static MentionsImported AnyImport(string id) => new(id, "tea", "hash", "{}", 4, 4, 0, 0, "file.csv") { By = "li.na", At = Noon };

    /// <summary>Four mentions in three buckets, one of them before 1970.</summary>
    public static Mention[] AroundAQuarter =>
    [
        new(new((UInt128)1), new(2025, 6, 1, 4, 0, 0, TimeSpan.Zero), "weibo", Origin.Organic, Tone.Negative, 0, null, null),
        new(new((UInt128)2), new(2025, 6, 1, 4, 14, 59, TimeSpan.Zero), "weibo", Origin.Organic, Tone.Positive, 0, null, null),
        new(new((UInt128)3), new(2025, 6, 1, 4, 15, 0, TimeSpan.Zero), "weibo", Origin.Organic, Tone.Neutral, 0, null, null),
        new(new((UInt128)4), new(1969, 12, 31, 23, 59, 0, TimeSpan.Zero), "x", Origin.Staff, Tone.Negative, 0, null, null),
    ];
}

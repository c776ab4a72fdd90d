using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Xunit.Sdk;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Mentions;

public abstract class MentionsContract(IStorageHome home) : StorageContract(home)
{
    private static readonly string[] Channels = ["weibo", "douyin", "x"];

    [Fact]
    public async Task Leaves_out_a_mention_that_is_there()
    {
        Assert.Equal(2, await Add("imp-1", Mention(1), Mention(2), Mention(1)));
        Assert.Equal(1, await Add("imp-2", Mention(2), Mention(3)));
        Assert.Equal(3, Scalar<long>("SELECT count(*) FROM mentions"));
        Assert.Equal(3, Assert.Single(await Tallies()).Tones.All);
    }

    [Fact]
    public async Task Counts_the_first_of_two_rows_with_one_id()
    {
        var rows = Enumerable.Range(0, 100).Select(number => Mention(number % 50) with { Tone = number < 50 ? Tone.Positive : Tone.Negative });
        Assert.Equal(50, await Add("imp", [.. rows]));
        Assert.Equal((50, 0), (Assert.Single(await Tallies()).Tones.Positive, Assert.Single(await Tallies()).Tones.Negative));
    }

    [Fact]
    public void Writes_an_identity_in_bytes_that_sort_as_it_does()
    {
        var identities = Enumerable.Range(0, 200).Select(number => MentionIdentity.Of("tea", "weibo", $"{number}")).ToList();
        var written = identities.Select(identity =>
        {
            var bytes = new byte[MentionIdentity.Size];
            identity.Write(bytes);
            return bytes;
        }).ToList();
        Assert.Equal(identities, written.Select(bytes => MentionIdentity.Read(bytes)));
        Assert.Equal(identities.OrderBy(identity => identity.Value), written.OrderBy(Convert.ToHexString, StringComparer.Ordinal).Select(bytes => MentionIdentity.Read(bytes)));
    }

    [Fact]
    public async Task Tells_mentions_apart_by_campaign_channel_and_the_sources_own_id()
    {
        MentionIdentity[] identities =
        [
            MentionIdentity.Of("tea", "weibo", "1"), MentionIdentity.Of("milk", "weibo", "1"),
            MentionIdentity.Of("tea", "x", "1"), MentionIdentity.Of("tea", "weibo", "11"),
        ];
        Assert.Equal(4, await Add("imp", [.. identities.Select(identity => Mention(0) with { Identity = identity })]));
        Assert.Equal(MentionIdentity.Of("tea", "weibo", "1"), identities[0]);
    }

    [Fact]
    public async Task Tallies_equal_independent_sums()
    {
        var seed = Environment.TickCount;
        var mentions = Many(new Random(seed), 3000);
        foreach (var chunk in mentions.Chunk(700))
        {
            await Add("imp", chunk);
        }

        var expected = mentions.DistinctBy(mention => mention.Identity).ToList();
        AssertTallies(expected, await Tallies(), seed);
        AssertTallies([.. expected.Where(mention => mention.Channel == "weibo")], await Storage.Mentions.Tallies("tea", "weibo", None), seed);
        Assert.Empty(await Storage.Mentions.Tallies("milk", null, None));
    }

    [Fact]
    public async Task Counts_a_mention_in_its_quarter_of_an_hour_also_before_1970_and_in_half_hour_zones()
    {
        await Add(
            "imp",
            Mention(1) with { At = new(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero) },
            Mention(2) with { At = new(1969, 12, 31, 23, 45, 0, TimeSpan.Zero) },
            Mention(3) with { At = DateTimeOffset.UnixEpoch },
            Mention(4) with { At = new(2025, 6, 1, 9, 40, 0, TimeSpan.FromHours(5.5)) });
        Assert.Equal(
            [new DateTimeOffset(1969, 12, 31, 23, 45, 0, TimeSpan.Zero), DateTimeOffset.UnixEpoch, new(2025, 6, 1, 4, 0, 0, TimeSpan.Zero)],
            (await Tallies()).Select(tally => tally.At).Order());
        Assert.Equal([2L, 1, 1], (await Tallies()).OrderBy(tally => tally.At).Select(tally => tally.Tones.All));
    }

    /// <summary>Days that begin at a half or a quarter of an hour, days of 23 and 25 hours, half an hour of daylight saving, a midnight that comes twice.</summary>
    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-29")]
    [InlineData("Asia/Kolkata", "2026-03-29")]
    [InlineData("Asia/Kathmandu", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-10-25")]
    [InlineData("Australia/Lord_Howe", "2026-04-05")]
    [InlineData("Australia/Lord_Howe", "2026-10-04")]
    [InlineData("America/Havana", "2026-11-01")]
    public async Task Days_and_hours_of_a_zone_count_what_was_said_in_them(string name, string around)
    {
        var (seed, zone) = (Environment.TickCount, TimeZoneInfo.FindSystemTimeZoneById(name));
        var random = new Random(seed);
        var noon = new DateTimeOffset(DateOnly.ParseExact(around, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        Mention[] mentions = [.. Enumerable.Range(0, 2000).Select(number => Mention(number) with { At = noon.AddMilliseconds(random.Next(-48 * 3_600_000, 48 * 3_600_000)) })];
        await Add("imp", mentions);
        var (tallies, question) = (await Tallies(), new ReputationQuestion(noon, zone));

        var local = mentions.Select(mention => TimeZoneInfo.ConvertTime(mention.At, zone)).ToList();
        var days = local.CountBy(at => DateOnly.FromDateTime(at.DateTime)).OrderBy(day => day.Key);
        Assert.True(
            days.Select(day => (day.Key, (long)day.Value)).SequenceEqual(SentimentCurve.ByDay(tallies, question).Points.Select(point => (point.Day, point.All.All))),
            $"Days in {name} differ. Seed {seed}.");
        var hours = local.CountBy(at => new DateTimeOffset(at.Date.AddHours(at.Hour), at.Offset)).OrderBy(hour => hour.Key);
        Assert.True(
            hours.Select(hour => (hour.Key, (long)hour.Value)).SequenceEqual(
                SentimentCurve.ByHour(tallies, question).Points.Where(point => point.All.All > 0).Select(point => (point.Start, point.All.All))),
            $"Hours in {name} differ. Seed {seed}.");

        var (byDay, byHour) = (await Storage.Mentions.Tallies("tea", null, zone, Bucket.Day, None), await Storage.Mentions.Tallies("tea", null, zone, Bucket.Hour, None));
        Assert.True(SentimentCurve.ByDay(tallies, question) == SentimentCurve.ByDay(byDay, question), $"Days in {name} differ when they are summed. Seed {seed}.");
        Assert.True(SentimentCurve.ByDay(tallies, question) == SentimentCurve.ByDay(byHour, question), $"Days in {name} differ when hours are summed. Seed {seed}.");
        Assert.True(SentimentCurve.ByHour(tallies, question) == SentimentCurve.ByHour(byHour, question), $"Hours in {name} differ when they are summed. Seed {seed}.");
    }

    [Theory]
    [InlineData("Asia/Shanghai", 3, 4)]
    [InlineData("Asia/Kolkata", 3, 4)]
    [InlineData("Australia/Lord_Howe", 3, 4)]
    [InlineData("Europe/London", 4, 4)]
    public async Task A_zones_days_and_hours_are_summed_before_they_are_read_unless_its_clocks_change(string name, int days, int hours)
    {
        // Clocks in London go forward on March 29.
        var night = new DateTimeOffset(2026, 3, 28, 13, 0, 0, TimeSpan.Zero);
        await Add("imp", Mention(1) with { At = night }, Mention(2) with { At = night.AddMinutes(16) }, Mention(3) with { At = night.AddHours(4) }, Mention(4) with { At = night.AddHours(12.25) });
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        Assert.InRange((await Storage.Mentions.Tallies("tea", null, zone, Bucket.Day, None)).Count, 1, days);
        Assert.InRange((await Storage.Mentions.Tallies("tea", null, zone, Bucket.Hour, None)).Count, 1, hours);
        Assert.Equal(4, (await Tallies()).Count);
        Assert.Equal(4, (await Storage.Mentions.Tallies("tea", null, zone, Bucket.Day, None)).Sum(tally => tally.Tones.All));
        Assert.Empty(await Storage.Mentions.Tallies("milk", null, zone, Bucket.Day, None));
    }

    [Fact]
    public async Task Takes_an_import_back_as_a_whole_and_leaves_tallies_as_before()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var first = Many(random, 1000);
        await Add("imp-1", first);
        var before = await Tallies();
        var added = await Add("imp-2", Many(random, 1000));
        Assert.InRange(added, 1, 999);
        await Storage.Mentions.Add("milk", "imp-2", [Mention(7) with { Identity = MentionIdentity.Of("milk", "x", "7") }], (_, _) => { });

        Assert.Equal(added, await TakeBack("imp-2"));
        Assert.Equal(Sorted(before), Sorted(await Tallies()));
        Assert.Single(await Storage.Mentions.Tallies("milk", null, None));
        Assert.Equal(1, await Add("imp-3", Mention(1_000_000)));
    }

    [Fact]
    public async Task Takes_back_one_of_two_imports_that_ran_side_by_side()
    {
        foreach (var chunk in Enumerable.Range(0, 300).Select(number => Mention(number)).Chunk(30))
        {
            await Add("imp-1", [.. chunk.Take(20)]);
            await Add("imp-2", [.. chunk.Skip(20)]);
        }

        Assert.Equal(200, await TakeBack("imp-1"));
        Assert.Equal(100, Assert.Single(await Tallies()).Tones.All);
        await Add("imp-3", Mention(300));
        Assert.Equal((0, 100, 1), (await TakeBack("imp-1"), await TakeBack("imp-2"), await TakeBack("imp-3")));
        Assert.Empty(await Tallies());
    }

    [Fact]
    public async Task Tells_what_was_known_at_the_end_of_each_day_whatever_came_or_went_later()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var days = new List<(DateTimeOffset End, IReadOnlyList<Tally> Tallies)>();
        for (var day = 1; day <= 6; day++)
        {
            Clock.Now = Clock.Now.Date.AddDays(1).AddHours(random.Next(24));
            await Add($"imp-{day}", Many(random, 300));
            if (day % 2 == 0)
            {
                // In the same quarter of an hour, too: what came and went between two moments leaves no trace in either.
                await TakeBack($"imp-{random.Next(1, day + 1)}");
            }

            Clock.Now = Clock.Now.Date.AddDays(1).AddTicks(-1);
            days.Add((Clock.Now, await Tallies()));
        }

        foreach (var (end, tallies) in days)
        {
            Assert.True(Sorted(tallies).SequenceEqual(Sorted(await Storage.Mentions.TalliesAt("tea", end, None))), $"The tallies of {end:yyyy-MM-dd} differ. Seed {seed}.");
        }
    }

    [Fact]
    public async Task What_comes_in_on_the_stroke_of_midnight_is_of_the_next_day()
    {
        var midnight = new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.FromHours(5.75));
        Clock.Now = midnight.AddMilliseconds(-1);
        await Add("imp-1", Mention(1));
        Clock.Now = midnight;
        await Add("imp-2", Mention(2));
        Assert.Equal(1, Assert.Single(await Storage.Mentions.TalliesAt("tea", midnight.AddTicks(-1), None)).Tones.All);
        Assert.Equal(2, Assert.Single(await Storage.Mentions.TalliesAt("tea", midnight.AddDays(1), None)).Tones.All);
        Assert.Empty(await Storage.Mentions.TalliesAt("tea", midnight.AddMinutes(-15), None));
    }

    [Fact]
    public async Task Takes_in_again_what_was_taken_back()
    {
        await Add("imp-1", Mention(1));
        await Storage.Mentions.TakeBack("tea", "imp-1", 10);
        Assert.Empty(await Tallies());
        Assert.Equal(1, await Add("imp-2", Mention(1)));
    }

    [Fact]
    public async Task Keeps_how_far_the_import_has_come_with_the_chunk()
    {
        JobRow Job(int accepted) => new("job-1", "mentions-import", "tea", "running", 10, 2, accepted, 0, "{}", null, "li.na", 0, null);
        await Add("imp-0", Mention(1));
        await Storage.Mentions.Add("tea", "imp", [Mention(1), Mention(2)], (added, rows) => rows.Put(Job(added)));
        Assert.Equal(Job(1), await Storage.Jobs.Find("job-1", None));
    }

    private static Mention Mention(int number) => new(new((UInt128)number), Noon, "weibo", Origin.Organic, Tone.Negative, 0, null, "要求退款");

    private static Mention[] Many(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => new Mention(
            new((UInt128)random.Next(5000)), DateTimeOffset.UnixEpoch.AddMinutes(random.Next(-3000, 3000)), Channels[random.Next(3)],
            (Origin)random.Next(5), (Tone)random.Next(3), random.Next(1000), null, null)),
    ];

    private static List<Tally> Sorted(IEnumerable<Tally> tallies) => [.. tallies.OrderBy(tally => (tally.At, tally.Channel, tally.Origin))];

    private static void AssertTallies(IReadOnlyList<Mention> mentions, IReadOnlyList<Tally> tallies, int seed)
    {
        static DateTimeOffset Quarter(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, at.Minute / 15 * 15, 0, TimeSpan.Zero);
        var expected = mentions.GroupBy(mention => (At: Quarter(mention.At), mention.Channel, mention.Origin)).Select(group => new Tally(
            group.Key.At, group.Key.Channel, group.Key.Origin,
            group.LongCount(mention => mention.Tone == Tone.Positive), group.LongCount(mention => mention.Tone == Tone.Neutral), group.LongCount(mention => mention.Tone == Tone.Negative)));
        if (!Sorted(expected).SequenceEqual(Sorted(tallies)))
        {
            throw new XunitException($"Tallies differ from the sums of the mentions. Seed {seed}.");
        }
    }

    private async Task<int> TakeBack(string import)
    {
        const int atMost = 70;
        var taken = 0;
        for (int chunk; (chunk = await Storage.Mentions.TakeBack("tea", import, atMost)) > 0; taken += chunk)
        {
            Assert.True(chunk <= atMost);
        }

        return taken;
    }

    private Task<int> Add(string import, params Mention[] mentions) => Storage.Mentions.Add("tea", import, mentions, (_, _) => { });

    private ValueTask<IReadOnlyList<Tally>> Tallies() => Storage.Mentions.Tallies("tea", null, None);
}

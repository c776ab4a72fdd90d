using Campaign.Domain.Decisions;
using Campaign.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Campaign.Silo.Tests.States;

/// <summary>What state without a history is guaranteed, on either database.</summary>
public abstract class StateConformance(StateHome home)
{
    private IGrainStorage Storage => home.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    [Fact]
    public async Task False_zero_null_and_emptied_lists_round_trip()
    {
        var written = new Probe { Flag = false, Count = 0, Amount = 0, Words = null, List = [], Inner = null };
        await Write("probe/empty", written);
        Assert.Equal(written, await Kept("probe/empty"));

        // These values must differ from the defaults, or a lost one would go unnoticed.
        Assert.NotEqual(new Probe(), written);
    }

    [Fact]
    public async Task Writing_empty_values_clears_what_was_stored()
    {
        var state = await Write("probe/emptied", new Probe { Words = "first", List = ["one", "two"], Inner = new Probe { Words = "inner" } });
        state.State = new Probe { Flag = false, Words = null, List = [], Inner = null };
        await Storage.WriteStateAsync("probe", Id("probe/emptied"), state);
        Assert.Equal(new Probe { Flag = false, Words = null, List = [], Inner = null }, await Kept("probe/emptied"));
    }

    [Fact]
    public async Task Long_texts_in_any_script_round_trip()
    {
        var words = string.Concat(Enumerable.Repeat("杯盖一拿就开 𠮷 🍵 \"quoted\" \\ \n\t", 8000));
        await Write("probe/long", new Probe { Words = words });
        Assert.Equal(words, (await Kept("probe/long")).Words);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_or_in_a_leading_zero_stay_apart()
    {
        string[] keys = [.. new[] { "abc", "ABC", "0abc", "00abc", "abc/", "abc+abc", "1", "01", "A" }.Select(key => $"probe/keys/{key}")];
        foreach (var key in keys)
        {
            await Write(key, new Probe { Words = key });
        }

        foreach (var key in keys)
        {
            Assert.Equal(key, (await Kept(key)).Words);
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), await Keys("probe/keys/"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("ABC")]
    [InlineData("0abc")]
    [InlineData("7")]
    [InlineData("8f14e45fceea467fa25cd9a4b8c4f8d1")]
    public async Task A_key_that_reads_as_a_number_is_refused(string key)
    {
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Write(key, new Probe()));
        Assert.Empty(await Keys(key));
    }

    [Fact]
    public async Task Kinds_with_the_same_key_stay_apart()
    {
        await Write("probe/one", new Probe { Words = "probe" });
        await Write("probe/one", new Probe { Words = "other" }, kind: "other");
        Assert.Equal("probe", (await Kept("probe/one")).Words);
        Assert.Equal("other", (await Kept("probe/one", "other")).Words);
    }

    [Fact]
    public async Task Of_two_writers_on_one_version_one_is_refused()
    {
        await Write("probe/contended", new Probe { Words = "first" });
        var (one, other) = (await Read("probe/contended"), await Read("probe/contended"));
        (one.State, other.State) = (new Probe { Words = "one" }, new Probe { Words = "other" });
        await Storage.WriteStateAsync("probe", Id("probe/contended"), one);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("probe", Id("probe/contended"), other));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("probe", Id("probe/contended"), other));
        Assert.Equal("one", (await Kept("probe/contended")).Words);
    }

    [Fact]
    public async Task Of_two_concurrent_creations_of_one_key_one_is_refused()
    {
        var makers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async maker =>
        {
            try
            {
                await Storage.WriteStateAsync("probe", Id("probe/made"), new GrainState<Probe>(new() { Count = maker }));
                return maker;
            }
            catch (InconsistentStateException)
            {
                return (int?)null;
            }
        }));
        var winner = Assert.Single(makers.OfType<int>());
        Assert.Equal(winner, (await Kept("probe/made")).Count);
    }

    [Fact]
    public async Task Clearing_leaves_nothing_and_a_state_written_again_reuses_no_version()
    {
        var seen = await Write("probe/cleared", new Probe { Words = "gone" });
        var stale = await Read("probe/cleared");
        await Storage.ClearStateAsync("probe", Id("probe/cleared"), seen);
        Assert.False(seen.RecordExists);
        Assert.False((await Read("probe/cleared")).RecordExists);
        Assert.Empty(await Keys("probe/cleared"));

        await Write("probe/cleared", new Probe { Words = "anew" });
        stale.State = new Probe { Words = "stale" };
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("probe", Id("probe/cleared"), stale));
        Assert.Equal("anew", (await Kept("probe/cleared")).Words);
    }

    [Fact]
    public async Task Clearing_a_missing_state_changes_nothing()
    {
        await Storage.ClearStateAsync("probe", Id("probe/never"), new GrainState<Probe>());
        Assert.Empty(await Keys("probe/never"));
    }

    private static GrainId Id(string key) => GrainId.Create("probe", key);

    private async Task<GrainState<Probe>> Read(string key, string kind = "probe")
    {
        var state = new GrainState<Probe>();
        await Storage.ReadStateAsync(kind, Id(key), state);
        return state;
    }

    private async Task<Probe> Kept(string key, string kind = "probe") => (await Read(key, kind)).State ?? throw new InvalidOperationException("A state was read as null.");

    private async Task<GrainState<Probe>> Write(string key, Probe probe, string kind = "probe")
    {
        var state = await Read(key, kind);
        state.State = probe;
        await Storage.WriteStateAsync(kind, Id(key), state);
        return state;
    }

    /// <summary>The keys in the table with this prefix, in order.</summary>
    private async Task<IEnumerable<string>> Keys(string beginning)
    {
        await using var connection = await home.Services.GetRequiredService<IStorage>().States.Source.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("SELECT key FROM states")).Where(key => key.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    /// <summary>Its defaults differ from everything written above, so that a value that is lost shows.</summary>
    private sealed record Probe
    {
        public bool Flag { get; init; } = true;

        public int Count { get; init; } = 7;

        public decimal Amount { get; init; } = 12.5m;

        public string? Words { get; init; } = "words";

        public ValueList<string> List { get; init; } = ["something"];

        public Probe? Inner { get; init; }
    }
}

using System.Globalization;
using Campaign.Domain.Drafts;
using Campaign.Grains.Drafts;
using Campaign.Storage.Drafts;

namespace Campaign.Grains.Tests.Drafts;

/// <summary>A draft's grain orders writes, even when the value it holds in memory is stale.</summary>
public sealed class DraftGrainTests : IAsyncLifetime
{
    private const string Form = "pool/tea-coupons/amend";
    private GrainHome _home = null!;

    public async Task InitializeAsync() => _home = await GrainHome.Start();

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Says_whether_it_created_the_draft_and_gives_each_value_a_version()
    {
        var grain = Draft(_home);
        var made = await grain.Keep(Words("first"), ifVersion: 0);
        var changed = await grain.Keep(Words("second"), made.Version);
        Assert.True(made.Value!.Made);
        Assert.False(changed.Value!.Made);
        Assert.NotEqual(made.Version, changed.Version);
        Assert.Equal("stale-version", (await grain.Keep(Words("third"), made.Version)).Refusal!.Code);
        Assert.Equal("stale-version", (await grain.Keep(Words("third"), ifVersion: 0)).Refusal!.Code);
        Assert.Equal("\"second\"", await Kept());
    }

    [Fact]
    public async Task Rereads_the_draft_before_refusing_a_write_as_stale()
    {
        await using var neighbour = await _home.Neighbour();
        var seen = await Draft(_home).Keep(Words("here"), null);
        var there = await Draft(neighbour).Keep(Words("there"), seen.Version);
        Assert.False((await Draft(_home).Keep(Words("here again"), there.Version)).Refused);
        Assert.Equal("\"here again\"", await Kept());
    }

    [Fact]
    public async Task Refuses_one_of_two_nodes_that_write_on_the_same_version()
    {
        await using var neighbour = await _home.Neighbour();
        var seen = await Draft(_home).Keep(Words("first"), null);
        var outcomes = await Task.WhenAll(Draft(_home).Keep(Words("here"), seen.Version), Draft(neighbour).Keep(Words("there"), seen.Version));
        var refused = Assert.Single(outcomes, outcome => outcome.Refused);
        Assert.Equal("stale-version", refused.Refusal!.Code);
        Assert.Equal(outcomes[0].Refused ? "\"there\"" : "\"here\"", await Kept());
    }

    [Fact]
    public async Task Overwrites_any_version_when_the_caller_names_none()
    {
        await using var neighbour = await _home.Neighbour();
        await Draft(_home).Keep(Words("here"), null);
        await Draft(neighbour).Keep(Words("there"), null);
        Assert.False((await Draft(_home).Keep(Words("over it"), null)).Refused);
        Assert.Equal("\"over it\"", await Kept());
        Assert.False((await Draft(neighbour).Discard(null)).Refused);
        Assert.Null(await Kept());
        Assert.False((await Draft(_home).Discard(null)).Refused);
    }

    [Fact]
    public async Task Does_not_resurrect_a_draft_that_was_deleted_from_the_table()
    {
        var seen = await Draft(_home).Keep(Words("gone"), null);
        await _home.Storage.States.Forget(DraftKeys.Kind, DraftKeys.Beginning("staff-1"));
        Assert.Equal("stale-version", (await Draft(_home).Keep(Words("stale"), seen.Version)).Refusal!.Code);
        Assert.Null(await Kept());
        Assert.True((await Draft(_home).Keep(Words("anew"), ifVersion: 0)).Value!.Made);
        Assert.Equal("\"anew\"", await Kept());
    }

    private static IDraftGrain Draft(GrainHome home) => home.Grains.GetGrain<IDraftGrain>(DraftKeys.Of("staff-1", Form));

    private static DraftState Words(string words) => new() { Values = string.Create(CultureInfo.InvariantCulture, $"\"{words}\"") };

    /// <summary>What is in the table, read as lists and forms read it.</summary>
    private async Task<string?> Kept() => (await new DraftQueries(_home.Storage.Database).Find("staff-1", Form, CancellationToken.None))?.Draft.Values;
}

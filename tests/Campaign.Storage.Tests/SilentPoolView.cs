using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>A view without any text that people gave.</summary>
public sealed class SilentPoolView() : View<PoolState, PoolFact>("pool", PoolState.Initial, PoolState.Evolve)
{
    public static Table Pools { get; } = Table.Named("silent_pools", "id").Number("version");

    public override IReadOnlyList<Table> Tables => [Pools];

    public override Refusal? Unknown => PoolRefusals.Unknown;

    public override string? CampaignOf(PoolState state) => state.CampaignId;

    public override void Project(string id, PoolState before, PoolFact fact, PoolState after, long version, RowChanges rows) =>
        rows.Put(Pools, [id], ("version", version));
}

using Orleans;
using Orleans.Runtime;

namespace Campaign.Bench.Peer;

/// <summary>A reward pool that is never over-issued.</summary>
internal interface IPoolGrain : IGrainWithStringKey
{
    /// <returns>The grant, or the earlier one if it is repeated; null when the pool does not have enough left.</returns>
    Task<GrantAnswer?> Grant(string participant, string cause, long amount);
}

/// <summary>What a pool must know to grant. All of it is written with each command, so it holds only the last grants and takes a later repeat for a new request.</summary>
internal sealed class PoolRecord
{
    public const int MostGrants = 8;

    public long Budget { get; set; } = 1_000_000_000;

    public long Reserved { get; set; }

    public List<GrantAnswer> Last { get; set; } = [];
}

internal sealed class PoolGrain([PersistentState("pool", PoolGrain.Storage)] IPersistentState<PoolRecord> pool) : Grain, IPoolGrain
{
    public const string Storage = "pools";

    public async Task<GrantAnswer?> Grant(string participant, string cause, long amount)
    {
        var record = pool.State;
        if (record.Last.Find(grant => grant.Participant == participant && grant.Cause == cause) is { } earlier)
        {
            return earlier;
        }

        if (record.Budget - record.Reserved < amount)
        {
            return null;
        }

        var grant = new GrantAnswer($"grant-{Guid.CreateVersion7():N}", "reserved", 1, this.GetPrimaryKeyString(), participant, cause, amount);
        record.Reserved += amount;
        record.Last.RemoveRange(0, Math.Max(0, record.Last.Count + 1 - PoolRecord.MostGrants));
        record.Last.Add(grant);
        await pool.WriteStateAsync();
        return grant;
    }
}

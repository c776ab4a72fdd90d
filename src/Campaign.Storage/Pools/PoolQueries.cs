using Campaign.Domain.Pools;
using Campaign.Storage.Views;

namespace Campaign.Storage.Pools;

/// <summary>A grant with the name of who gets it; the subject id when the person gave none or was erased.</summary>
public sealed record GrantRow(Grant Grant, string Participant, long Version);

/// <summary>Reads pools and grants.</summary>
public sealed class PoolQueries(IReadDatabase database)
{
    public async ValueTask<Versioned<PoolState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<PoolState>("SELECT doc, version FROM pools WHERE id = @id", new { id }, cancellation);
    }

    public async ValueTask<GrantRow?> FindGrant(string pool, string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<GrantColumns>(
            "SELECT doc, participant, version FROM grants WHERE pool = @pool AND id = @id", new { pool, id }, cancellation)).SingleOrDefault()?.ToRow();
    }

    /// <summary>Those of the grants that exist.</summary>
    public async ValueTask<IReadOnlyList<Grant>> GrantsById(string pool, string[] ids, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<string>("SELECT doc FROM grants WHERE pool = @pool AND id IN @ids", new { pool, ids }, cancellation)).Select(doc => doc.ToState<Grant>())];
    }

    public async ValueTask<IReadOnlyList<Versioned<PoolState>>> OfCampaign(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Documents<PoolState>("SELECT doc, version FROM pools WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
    }

    /// <summary>A page of grants by id.</summary>
    public async ValueTask<Page<GrantRow>> Grants(string pool, string? status, string? after, int limit, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<GrantColumns>(
            $"""
             SELECT doc, participant, version FROM grants
             WHERE pool = @pool {(status is null ? "" : "AND status = @status")} AND id > @after ORDER BY id LIMIT @take
             """,
            new { pool, status, after = after ?? "", take = limit + 1 },
            cancellation);
        var total = await lease.Total($"pool/{pool}", status, cancellation);
        return Page.Of([.. rows.Select(row => row.ToRow())], limit, row => row.Grant.Id, total);
    }

    private sealed record GrantColumns(string Doc, string? Participant, long Version)
    {
        public GrantRow ToRow()
        {
            var grant = Doc.ToState<Grant>();
            return new(grant, Participant ?? grant.Participant, Version);
        }
    }
}

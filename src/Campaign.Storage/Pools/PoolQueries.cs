using Campaign.Domain.Pools;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Pools;

/// <summary>A grant with its participant's name, or the subject id when no name was given or the person was erased.</summary>
public sealed record GrantRow(Grant Grant, string Participant, long Version);

/// <summary>Reads pools and grants.</summary>
public sealed class PoolQueries(IReadDatabase database)
{
    private const string Columns = "doc, participant, version";

    /// <summary>The sort orders of a pool's grants.</summary>
    public static Sorting Sorting { get; } = new("made", new SortColumn("made", Table.Place, IsNumber: true));

    public async ValueTask<Versioned<PoolState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<PoolState>("SELECT doc, version FROM pools WHERE id = @id", new { id }, cancellation);
    }

    public async ValueTask<GrantRow?> FindGrant(string pool, string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<GrantColumns>(
            $"SELECT {Columns}, '' AS at, id FROM grants WHERE pool = @pool AND id = @id", new { pool, id }, cancellation)).SingleOrDefault()?.ToRow();
    }

    /// <summary>Those of the grants that exist.</summary>
    public async ValueTask<IReadOnlyList<Grant>> GrantsById(string pool, string[] ids, CancellationToken cancellation)
    {
        using var lease = database.Read();

        // Each is looked up separately: without statistics, the planner would rather read the whole pool once.
        var docs = await lease.Rows<string?>(
            $"SELECT (SELECT doc FROM grants WHERE pool = @pool AND id = wanted.value) FROM {lease.Dialect.Each("ids")}",
            new { pool, ids = lease.Dialect.List(ids) },
            cancellation);
        return [.. docs.OfType<string>().Select(doc => doc.ToState<Grant>())];
    }

    public async ValueTask<IReadOnlyList<Versioned<PoolState>>> OfCampaign(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Documents<PoolState>("SELECT doc, version FROM pools WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
    }

    /// <summary>A page of a pool's grants.</summary>
    public async ValueTask<Page<GrantRow>> Grants(string pool, PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("grants", request)
            .Where(true, "pool = @pool")
            .Where(request.Status is not null, "status = @status")
            .Read<GrantColumns>(lease, Columns, new { pool }, $"pool/{pool}", cancellation);
        return page.Select(row => row.ToRow());
    }

    [method: ExplicitConstructor]
    private sealed record GrantColumns(string Doc, string? Participant, long Version, string At, string Id) : IListed
    {
        public GrantRow ToRow()
        {
            var grant = Doc.ToState<Grant>();
            return new(grant, Participant ?? grant.Participant, Version);
        }
    }
}

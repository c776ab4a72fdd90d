using Campaign.Domain.Partners;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Partners;

/// <summary>A partner with the contact; null when none was given or it was erased.</summary>
public sealed record PartnerRow(PartnerState State, string? Contact, long Version);

/// <summary>Reads partners.</summary>
public sealed class PartnerQueries(IReadDatabase database)
{
    private const string Columns = "doc, version, contact";

    public static Sorting Sorting { get; } = new(
        "name", new("name", "name"), new("created", "created", IsNumber: true), new("followers", "followers", IsNumber: true));

    public async ValueTask<PartnerRow?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<PartnerColumns>($"SELECT {Columns}, name AS at, id FROM partners WHERE id = @id", new { id }, cancellation);
        return rows.SingleOrDefault()?.ToRow();
    }

    /// <summary>A page of partners; the search covers name, id, handles and categories.</summary>
    public async ValueTask<Page<PartnerRow>> List(PageRequest request, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var page = await new Listing("partners", request)
            .Where(request.Status is not null, "status = @status")
            .Where(request.Like is not null, @"search LIKE @like ESCAPE '\'")
            .Read<PartnerColumns>(lease, Columns, new { }, request.Like is null ? "partners" : null, cancellation);
        return page.Select(row => row.ToRow());
    }

    [method: ExplicitConstructor]
    private sealed record PartnerColumns(string Doc, long Version, string? Contact, string At, string Id) : IListed
    {
        public PartnerRow ToRow() => new(Doc.ToState<PartnerState>(), Contact, Version);
    }
}

using Dapper;

namespace Campaign.Storage.Views;

/// <summary>
/// A row of a list, with what its cursor needs: the value it is sorted by, and its id. Constructors are marked explicit because a list without
/// rows tells Dapper no type for a computed column.
/// </summary>
public interface IListed
{
    string At { get; }

    string Id { get; }
}

/// <summary>A row that is a state and nothing else.</summary>
[method: ExplicitConstructor]
public sealed record ListedDocument(string Doc, long Version, string At, string Id) : IListed
{
    public Versioned<T> ToState<T>() => new(Doc.ToState<T>(), Version);
}

/// <summary>A filtered page of one view table, by keyset. The table has a column <c>id</c>, unique in what is listed.</summary>
public sealed class Listing(string table, PageRequest request)
{
    private readonly List<string> _conditions = ["1 = 1"];

    public Listing Where(bool asked, string condition)
    {
        if (asked)
        {
            _conditions.Add(condition);
        }

        return this;
    }

    /// <param name="keptTotal">Scope of the kept count that this filter has; null when the rows must be counted.</param>
    public async ValueTask<Page<T>> Read<T>(ReadLease lease, string columns, object values, string? keptTotal, CancellationToken cancellation)
        where T : IListed
    {
        var (order, parameters, filter) = (request.Order, new DynamicParameters(values), string.Join(" AND ", _conditions));
        parameters.AddDynamicParams(new { status = request.Status, like = request.Like, limit = request.Take + 1 });
        var total = keptTotal is not null
            ? await lease.Total(keptTotal, request.Status, cancellation)
            : (await lease.Rows<long>($"SELECT count(*) FROM {table} WHERE {filter}", parameters, cancellation))[0];
        var begin = "";
        if (request.After is { } after && order.Position(after) is { } position)
        {
            begin = $"AND ({order.Column.Column}, id) {order.Beyond} (@afterValue, @afterId)";
            parameters.AddDynamicParams(new { afterValue = position.Value, afterId = position.Id });
        }

        var rows = await lease.Rows<T>(
            $"""
             SELECT {columns}, CAST({order.Column.Column} AS TEXT) AS at, id FROM {table} WHERE {filter} {begin}
             ORDER BY {order.Column.Column} {order.Direction}, id {order.Direction} LIMIT @limit
             """,
            parameters,
            cancellation);
        return Page.Of(rows, request.Take, row => ListOrder.After(row.At, row.Id), total);
    }
}

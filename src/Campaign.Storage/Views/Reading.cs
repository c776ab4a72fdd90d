using System.Text.Json;
using Campaign.Domain.Decisions;
using Dapper;

namespace Campaign.Storage.Views;

/// <summary>A state with its version.</summary>
public sealed record Versioned<T>(T State, long Version);

/// <summary>A page of a list.</summary>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Total">The number of items on all pages, from stored counts; null when there is no count for the filter.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long? Total)
{
    public Page<TOther> Select<TOther>(Func<T, TOther> item) => new([.. Items.Select(item)], Next, Total);
}

public static class Page
{
    /// <summary>Makes a page from the requested rows plus one.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int limit, Func<T, string> cursor, long? total) =>
        rows.Count > limit ? new([.. rows.Take(limit)], cursor(rows[limit - 1]), total) : new(rows, null, total);
}

/// <summary>The few ways in which views are read.</summary>
public static class Reading
{
    public static T ToState<T>(this string json) => JsonSerializer.Deserialize<T>(json, DomainJson.Options)!;

    public static async ValueTask<Versioned<T>?> Document<T>(this ReadLease lease, string sql, object parameters, CancellationToken cancellation) =>
        (await lease.Documents<T>(sql, parameters, cancellation)).SingleOrDefault();

    /// <summary>Rows of <c>doc, version</c>.</summary>
    public static async ValueTask<IReadOnlyList<Versioned<T>>> Documents<T>(
        this ReadLease lease, string sql, object parameters, CancellationToken cancellation) =>
        [.. (await lease.Rows<DocumentRow>(sql, parameters, cancellation)).Select(row => new Versioned<T>(row.Doc.ToState<T>(), row.Version))];

    public static async ValueTask<IReadOnlyList<T>> Rows<T>(this ReadLease lease, string sql, object parameters, CancellationToken cancellation) =>
        [.. await lease.Connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))];

    /// <summary>The stored count of a scope under one name, or of the whole scope.</summary>
    public static async ValueTask<long> Total(this ReadLease lease, string scope, string? name, CancellationToken cancellation) =>
        await lease.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            $"SELECT sum(count) FROM totals WHERE scope = @scope {(name is null ? "" : "AND name = @name")}",
            new { scope, name },
            cancellationToken: cancellation)) ?? 0;

    /// <summary>The stored counts of a scope, by name; zero counts are left out.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, long>> Totals(this ReadLease lease, string scope, CancellationToken cancellation) =>
        (await lease.Rows<TotalRow>("SELECT name, count FROM totals WHERE scope = @scope AND count <> 0 ORDER BY name", new { scope }, cancellation))
        .ToDictionary(row => row.Name, row => row.Count, StringComparer.Ordinal);

    private sealed record TotalRow(string Name, long Count);

    private sealed record DocumentRow(string Doc, long Version);
}

using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="SqlDialect"/>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    // Numbers that were given out and not used lie behind it, at most.
    public override string LastPosition => "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM journal_position_seq";

    public override string NounOfFact => "split_part(type, '.', 1)";

    // A writer has its number before it takes places: it leaves its mark first.
    public override string UnderWay => "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint FROM pg_current_snapshot() AS now";

    public override string Each(string parameter) => $"unnest(@{parameter}) AS wanted(value)";

    public override object List(IReadOnlyCollection<string> texts) => texts.Select(PostgreSqlValue.Clean).ToArray();

    // Joined, a journal without statistics would be read whole for every page; the offset keeps the join out.
    public override string Journal(string parameter) => $"{Each(parameter)}, LATERAL (SELECT * FROM journal WHERE stream = wanted.value OFFSET 0) AS facts";

    public override string Search(Table table, string columns, SearchQuery query, bool after, bool ascending)
    {
        // Terms rise, so that a range is looked up in them as in a dictionary. The index knows numbers alone: texts with a lone character are met on the way.
        const string Terms = $"t.{PostgreSqlSql.Terms}";
        var ranges = Enumerable.Range(0, PostgreSqlTerms.Ranges(query).Length / 2)
            .Select(range => $"width_bucket((@ranges::int[])[{(2 * range) + 2}], {Terms}) > width_bucket((@ranges::int[])[{(2 * range) + 1}], {Terms})");
        string[] whole = PostgreSqlTerms.Whole(query).Length > 0 ? [$"{Terms} @> @whole"] : [];
        string[] place = after ? [$"t.{Table.Place} {(ascending ? ">" : "<")} @after"] : [];
        return $"""
                SELECT {columns} FROM {table.Name} t
                WHERE {string.Join(" AND ", [.. whole, .. ranges, .. place])}
                ORDER BY t.{Table.Place}{(ascending ? "" : " DESC")} LIMIT @most
                """;
    }

    public override object Asked(SearchQuery query, long after, int most) =>
        new { whole = PostgreSqlTerms.Whole(query), ranges = PostgreSqlTerms.Ranges(query), after, most };
}

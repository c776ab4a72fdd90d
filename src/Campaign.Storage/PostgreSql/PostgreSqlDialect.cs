using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="SqlDialect"/>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    // Numbers that were given out and not used lie behind it, at most.
    public override string LastPosition => "SELECT last_value FROM journal_position_seq";

    public override string Each(string parameter) => $"unnest(@{parameter}) AS wanted(value)";

    public override object List(IReadOnlyCollection<string> texts) => texts.Select(PostgreSqlValue.Clean).ToArray();

    public override string Search(Table table, string columns, bool after, bool ascending) =>
        $"""
         SELECT {columns} FROM {table.Name} t
         WHERE t.{PostgreSqlSql.Terms} @@ @match::tsquery{(after ? $" AND t.{Table.Place} {(ascending ? ">" : "<")} @after" : "")}
         ORDER BY t.{Table.Place}{(ascending ? "" : " DESC")} LIMIT @most
         """;

    /// <summary>Terms are letters and digits alone, so that nothing in them has a meaning of its own.</summary>
    public override object Match(SearchQuery query) => string.Join(" & ", query.Terms.Select(term => term.IsWhole ? $"'{term.Text}'" : $"'{term.Text}':*"));
}

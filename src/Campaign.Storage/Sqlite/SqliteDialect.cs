using System.Text.Json;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="SqlDialect"/>
internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override string LastPosition => "SELECT max(position) FROM journal";

    public override string NounOfFact => "substr(type, 1, instr(type, '.') - 1)";

    // One writes at a time, and positions are in the order of commits.
    public override string UnderWay => "SELECT 0, 0";

    public override string Each(string parameter) => $"json_each(@{parameter}) AS wanted";

    public override object List(IReadOnlyCollection<string> texts) => JsonSerializer.Serialize(texts);

    public override string Journal(string parameter) => $"(SELECT * FROM journal WHERE stream IN (SELECT value FROM {Each(parameter)}))";

    public override string Search(Table table, string columns, SearchQuery query, bool after, bool ascending) =>
        $"""
         SELECT {columns} FROM {table.Name}_terms JOIN {table.Name} t ON t.{Table.Place} = {table.Name}_terms.rowid
         WHERE {table.Name}_terms MATCH @match{(after ? $" AND {table.Name}_terms.rowid {(ascending ? ">" : "<")} @after" : "")}
         ORDER BY {table.Name}_terms.rowid{(ascending ? "" : " DESC")} LIMIT @most
         """;

    public override object Asked(SearchQuery query, long after, int most) => new { match = Match(query), after, most };

    internal static string Match(SearchQuery query) =>
        string.Join(' ', query.Terms.Select(term => term.IsWhole ? $"\"{term.Text}\"" : $"\"{term.Text}\"*"));
}

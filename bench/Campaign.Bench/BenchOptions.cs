using System.Globalization;
using Campaign.Bench.Processes;

namespace Campaign.Bench;

/// <summary>What to measure, and for how long.</summary>
/// <param name="Api">Path of the built <c>Campaign.Api.dll</c>.</param>
/// <param name="Only">Names of measures; all when empty.</param>
/// <param name="OnPostgreSql">Whether both sides use a private PostgreSQL server instead of files.</param>
/// <param name="Directory">Where the data of both sides is stored: on the disk to measure.</param>
/// <param name="Rows">Rows of the imports and of the large lists.</param>
internal sealed record BenchOptions(
    string Api, IReadOnlyList<string> Only, bool Quick, bool OnPostgreSql, int Rounds, int Connections, TimeSpan WarmUp, TimeSpan Round, string Directory, int Rows)
{
    /// <summary>The private server that all sides use; without one they use files.</summary>
    public PostgreSql? PostgreSql { get; init; }

    public const string Help = """
        bench/run [--quick] [--database sqlite|postgresql] [--only name,name] [--rounds 3] [--seconds 8] [--warm-up 30] [--connections 64] [--rows 1000000] [--directory /tmp]

        --nodes 3   that many processes of Campaign on one PostgreSQL database, used in turn
        --quick   one-second rounds and small files: checks that everything runs, not how fast
        names     ceiling submissions submissions-keyed grants, on PostgreSQL also many-keys hot-key, mentions workbook pdf first-load lists (includes search, browser) moving
                  growth (includes start)
        """;

    public static BenchOptions Parse(string[] args)
    {
        var quick = args.Contains("--quick");
        return new(
            Path.GetFullPath(Value(args, "--api") ?? throw new ArgumentException("--api is missing: use bench/run.")),
            Value(args, "--only")?.Split(',') ?? [],
            quick,
            OnPostgreSqlOf(Value(args, "--database")),
            Number(args, "--rounds", quick ? 1 : 3),
            Number(args, "--connections", 64),
            TimeSpan.FromSeconds(Number(args, "--warm-up", quick ? 1 : 30)),
            TimeSpan.FromSeconds(Number(args, "--seconds", quick ? 1 : 8)),
            Value(args, "--directory") ?? Path.GetTempPath(),
            Number(args, "--rows", quick ? 20_000 : 1_000_000))
        {
            Nodes = Number(args, "--nodes", 1),
        };
    }

    /// <summary>How many processes of Campaign share one PostgreSQL database.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Whether to judge figures against their targets: a quick run proves nothing, and the targets are relative to the peer.</summary>
    public bool Judges => !Quick && Nodes == 1;

    public bool Wants(string name) => Only.Count == 0 || Only.Contains(name);

    private static bool OnPostgreSqlOf(string? database) => database switch
    {
        null or "sqlite" => false,
        "postgresql" => true,
        _ => throw new ArgumentException($"--database is {database}: use sqlite or postgresql."),
    };

    private static int Number(string[] args, string name, int otherwise) =>
        Value(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

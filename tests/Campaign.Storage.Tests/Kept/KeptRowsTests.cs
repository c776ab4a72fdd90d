using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests.Kept;

/// <summary>
/// The rows and states that each view makes of the kept journal, beside the generation of the view that made them. Whoever changes what a view makes raises its
/// generation, or databases in use would go on with rows and snapshots of before. See <c>docs/changing-a-fact.md</c>.
/// </summary>
public sealed class KeptRowsTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CAMPAIGN_KEEP_ROWS") == "yes";

    private static readonly ILookup<string, JournalRow> Journal = Lines("journal.jsonl").Select(RowOf).ToLookup(row => row.Stream[..row.Stream.IndexOf('/', StringComparison.Ordinal)]);

    private static readonly ILookup<string, JsonElement> Personal = Lines("personal.jsonl").ToLookup(line => line.GetProperty("reference").GetString()!.Split('/')[0]);

    private static readonly Type[] All = [.. typeof(IView).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IView)))];

    public static TheoryData<Type> Views { get; } = [.. All];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_that_makes_something_else_of_what_was_kept_is_of_a_new_generation(Type type)
    {
        var view = (IView)Activator.CreateInstance(type)!;
        var file = Path.Combine(Folder(), $"{view.Noun}.txt");
        var (kept, made) = (File.Exists(file) ? File.ReadAllText(file) : "", Describe(view));
        if (Writes && (!kept.StartsWith(Generation(view), StringComparison.Ordinal) || Grew(kept, made)))
        {
            File.WriteAllText(file, made);
            return;
        }

        Assert.True(
            kept == made,
            $"{type.Name} makes something else of the kept journal than {file} says. Raise its Generation unless only streams were added, run this once with CAMPAIGN_KEEP_ROWS=yes and look at the difference. It makes:\n{made}");
    }

    [Fact]
    public void Every_kept_stream_has_a_view_and_every_view_a_kept_stream()
    {
        var (kept, views) = (Journal.Select(noun => noun.Key).ToList(), All.Select(type => ((IView)Activator.CreateInstance(type)!).Noun).ToList());
        Assert.Empty(kept.Except(views));
        Assert.True(
            views.All(kept.Contains),
            $"No stream of {string.Join(", ", views.Except(kept))} was kept. Add one to tests/Campaign.Domain.Tests/Kept/journal.jsonl, and run this class once with CAMPAIGN_KEEP_ROWS=yes.");
    }

    /// <summary>Whether streams were added to the kept journal, and those that were there lead to the same.</summary>
    private static bool Grew(string kept, string made)
    {
        var now = made.Split("\n\n", StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return kept.Split("\n\n", StringSplitOptions.TrimEntries).All(now.Contains);
    }

    private static string Generation(IView view) => string.Create(CultureInfo.InvariantCulture, $"{view.Noun}, generation {view.Generation}\n");

    private static string Describe(IView view)
    {
        var text = new StringBuilder(Generation(view));
        foreach (var stream in Journal[view.Noun].GroupBy(row => row.Stream))
        {
            var (facts, rows) = (stream.Select(row => row.ToFact()).ToList(), new RowChanges());
            view.Replay(stream.Key, facts, rows);
            text.Append(CultureInfo.InvariantCulture, $"\n{stream.Key}\n{InOrder(view.Remember(facts, facts[^1].Version)!)}\n");
            Write(rows, text);
        }

        foreach (var line in Personal[view.Noun])
        {
            var (reference, rows) = (line.GetProperty("reference").GetString()!, new RowChanges());
            view.Reveal(reference[(view.Noun.Length + 1)..], new PersonalRecord("subject", reference, Encoding.UTF8.GetBytes(line.GetProperty("data").GetRawText())), rows);
            text.Append(CultureInfo.InvariantCulture, $"\n{reference}, given by a person\n");
            Write(rows, text);
        }

        return text.ToString();
    }

    private static void Write(RowChanges rows, StringBuilder text)
    {
        foreach (var draft in rows.Drain())
        {
            text.Append(CultureInfo.InvariantCulture, $"{draft.Table.Name} {draft.Key.Replace('\u001f', ' ')} {draft.Change}\n");
            for (var column = draft.Table.KeyCount; column < draft.Table.Columns.Count; column++)
            {
                if (((draft.Written | draft.Added) & (1UL << column)) != 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {draft.Table.Columns[column].Name}: {Say(draft[column])}\n");
                }
            }
        }
    }

    private static string Say(object? value) => value switch
    {
        null => "null",
        Document document => InOrder(document.Json),
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A dictionary's entries come in another order in each process.</summary>
    private static string InOrder(byte[] json) => InOrder(JsonNode.Parse(json)!).ToJsonString(DomainJson.Options);

    private static JsonNode InOrder(JsonNode node) => node switch
    {
        JsonObject thing => new JsonObject(thing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value is { } value ? InOrder(value) : null))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : InOrder(item))]),
        _ => node.DeepClone(),
    };

    private static JournalRow RowOf(JsonElement line, int index) => new(
        index + 1,
        line.GetProperty("stream").GetString()!,
        line.GetProperty("version").GetInt64(),
        line.GetProperty("type").GetString()!,
        Encoding.UTF8.GetBytes(line.GetProperty("data").GetRawText()),
        line.GetProperty("at").GetDateTimeOffset().ToUnixTimeMilliseconds(),
        line.GetProperty("by").GetString()!,
        "request",
        null);

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Kept", file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Rows");
}

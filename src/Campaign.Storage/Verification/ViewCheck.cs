using System.Text;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>Whether the views equal a rebuild from the journal and the personal records. Differences name columns, never values.</summary>
internal sealed class ViewCheck(StorageMoment moment, ViewCatalogue views)
{
    private const string Name = "views";

    public IEnumerable<Flaw> Flaws()
    {
        if (moment.Query<byte[]>("SELECT value FROM installation WHERE name = 'views'").SingleOrDefault() is not { } definition
            || Encoding.ASCII.GetString(definition) != views.Definition)
        {
            return [new(Name, "installation", new("视图属于另一个版本。请启动一次 Campaign，或运行 rebuild-views。", "The views are another version's. Start Campaign once, or run rebuild-views."))];
        }

        var workspace = new SqliteWorkspace(views);
        try
        {
            Rebuild(workspace);
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidCastException or KeyNotFoundException or ArithmeticException or JsonException or ArgumentException)
        {
            workspace.Dispose();
            return [new(Name, "journal", new($"无法由事实重建视图：{fault.Message}", $"The views cannot be made from the facts: {fault.Message}"))];
        }

        return Compare(workspace);
    }

    private void Rebuild(SqliteWorkspace workspace)
    {
        var rebuild = new ViewRebuild(views, workspace.Write);
        rebuild.Replay(moment.Query<JournalRow>(JournalReading.EveryStreamSql).Select(row => row.ToFact()));
        rebuild.Reveal(moment.Query<SealedRow>(SubjectReading.EveryRecordSql).Select(row => row.TryOpen()).OfType<PersonalRecord>());
    }

    private IEnumerable<Flaw> Compare(SqliteWorkspace workspace)
    {
        using (workspace)
        {
            foreach (var table in views.Tables)
            {
                foreach (var (live, made) in KeyOrder.Pair(table, moment.Rows(table), workspace.Rows(table)))
                {
                    if (Difference(table, live, made) is { } what)
                    {
                        yield return new(Name, $"{table.Name} {KeyOrder.Say(table, live ?? made!)}", what);
                    }
                }
            }
        }
    }

    private static Wording? Difference(Table table, object?[]? live, object?[]? made)
    {
        if (live is null || made is null)
        {
            return live is null ? new("视图里缺这一行。", "The row is missing.") : new("事实里没有这一行。", "The row is not in the facts.");
        }

        var columns = string.Join(", ", table.Columns.Where((_, column) => !AreSame(live[column], made[column])).Select(column => column.Name));
        return columns.Length == 0 ? null : new($"与重建结果不同：{columns}。", $"Differs from a rebuild in {columns}.");
    }

    private static bool AreSame(object? live, object? made) => (live, made) switch
    {
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        (string one, string other) => one == other || AreSameDocument(one, other),
        _ => Equals(live, made),
    };

    /// <summary>The order of a document's properties does not matter.</summary>
    private static bool AreSameDocument(string one, string other)
    {
        if (one is not ['{', ..] || other is not ['{', ..])
        {
            return false;
        }

        try
        {
            using var first = JsonDocument.Parse(one);
            using var second = JsonDocument.Parse(other);
            return JsonElement.DeepEquals(first.RootElement, second.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

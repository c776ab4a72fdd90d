using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Views;

/// <summary>What a rebuild writes into the views' empty tables, the same on every database.</summary>
/// <param name="write">Writes rows that stand in key order.</param>
internal sealed class ViewRebuild(ViewCatalogue views, Action<IReadOnlyList<RowDraft>> write)
{
    private const int RowsAtOnce = 5000;

    /// <summary>Makes the rows from the journal, read as <see cref="JournalReading.EveryStreamSql"/> gives it.</summary>
    public void Replay(IEnumerable<RecordedFact> journal)
    {
        var rows = new RowChanges();
        foreach (var (stream, facts) in Streams(journal))
        {
            views.Of(stream).Replay(stream, facts, rows);
            rows = WrittenWhenMany(rows);
        }

        write(rows.InKeyOrder);
    }

    /// <summary>What people gave goes back into the rows that show it.</summary>
    public void Reveal(IEnumerable<PersonalRecord> records)
    {
        var rows = new RowChanges();
        foreach (var record in records)
        {
            views.Reveal(record, rows);
            rows = WrittenWhenMany(rows);
        }

        write(rows.InKeyOrder);
    }

    private RowChanges WrittenWhenMany(RowChanges rows)
    {
        if (rows.Count < RowsAtOnce)
        {
            return rows;
        }

        write(rows.InKeyOrder);
        return new RowChanges();
    }

    private static IEnumerable<(string Stream, IReadOnlyList<RecordedFact> Facts)> Streams(IEnumerable<RecordedFact> journal)
    {
        var current = new List<RecordedFact>();
        foreach (var fact in journal)
        {
            if (current.Count > 0 && current[^1].Stream != fact.Stream)
            {
                yield return (current[^1].Stream, current);
                current = [];
            }

            current.Add(fact);
        }

        if (current.Count > 0)
        {
            yield return (current[^1].Stream, current);
        }
    }
}

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
        using var facts = journal.GetEnumerator();
        var more = facts.MoveNext();
        while (more)
        {
            var stream = facts.Current.Stream;
            views.Of(stream).Replay(stream, OfStream(stream), rows);
        }

        write(rows.Drain());

        // A stream may be longer than memory is large: between two of its facts, whose rows are complete, rows are written.
        IEnumerable<RecordedFact> OfStream(string stream)
        {
            while (more && facts.Current.Stream == stream)
            {
                yield return facts.Current;
                WriteWhenMany(rows);
                more = facts.MoveNext();
            }
        }
    }

    /// <summary>What people gave goes back into the rows that show it.</summary>
    public void Reveal(IEnumerable<PersonalRecord> records)
    {
        var rows = new RowChanges();
        foreach (var record in records)
        {
            views.Reveal(record, rows);
            WriteWhenMany(rows);
        }

        write(rows.Drain());
    }

    private void WriteWhenMany(RowChanges rows)
    {
        if (rows.Count >= RowsAtOnce)
        {
            write(rows.Drain());
        }
    }
}

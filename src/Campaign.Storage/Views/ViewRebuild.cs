using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Views;

/// <summary>Fills the views' empty tables during a rebuild, the same on every database.</summary>
/// <param name="write">Writes rows, which are in key order.</param>
internal sealed class ViewRebuild(ViewCatalogue views, Action<IReadOnlyList<RowDraft>> write)
{
    private const int RowsAtOnce = 5000;

    /// <summary>Builds the rows from the journal, in the order of <see cref="JournalReading.EveryStreamSql"/>.</summary>
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

        // A stream may not fit into memory: rows are written between two of its facts, when they are complete.
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

    /// <summary>Writes personal data back into the rows that show it.</summary>
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

using System.Data.Common;
using Campaign.Storage.Archives;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>Where one test's database lives. It can be opened, closed and opened again with the same data.</summary>
public interface IStorageHome : IDisposable
{
    /// <summary>How another process opens the same data: a path or a connection string.</summary>
    string Location { get; }

    IStorage Open(IEnumerable<IView> views, TimeProvider clock);

    IArchive Archive(IEnumerable<IView> views);

    /// <summary>A connection that bypasses the storage, for tests that tamper or count.</summary>
    DbConnection Connect();

    /// <summary>The contents of the data's files, so that a test can search them.</summary>
    IEnumerable<byte[]> Bytes();

    /// <summary>SQL that lifts the journal's write protection, for tests that tamper with it.</summary>
    string LetJournalChange { get; }

    /// <summary>The text as a text column returns it.</summary>
    string Kept(string text) => text;
}

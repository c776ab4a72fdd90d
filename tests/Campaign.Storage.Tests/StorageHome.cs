using System.Data.Common;
using Campaign.Storage.Archives;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>Where one test's database lives. It can be opened, closed and opened again with the same data.</summary>
public interface IStorageHome : IDisposable
{
    /// <summary>What another process opens the same data by: a path or a connection string.</summary>
    string Location { get; }

    IStorage Open(IEnumerable<IView> views, TimeProvider clock);

    IArchive Archive(IEnumerable<IView> views);

    /// <summary>A connection around the storage, for tests that tamper or count.</summary>
    DbConnection Connect();

    /// <summary>Where the data lies, so that a test can search its bytes.</summary>
    IEnumerable<byte[]> Bytes();

    /// <summary>What makes the database let its journal be changed, for tests that tamper with it.</summary>
    string LetJournalChange { get; }

    /// <summary>A text as a text column gives it back.</summary>
    string Kept(string text) => text;
}

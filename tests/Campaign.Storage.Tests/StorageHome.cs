using System.Data.Common;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>Where one test's database lives. It can be opened, closed and opened again with the same data.</summary>
public interface IStorageHome : IDisposable
{
    /// <summary>What another process opens the same data by: a path or a connection string.</summary>
    string Location { get; }

    IStorage Open(IEnumerable<IView> views, TimeProvider clock);

    /// <summary>A connection around the storage, for tests that tamper or count.</summary>
    DbConnection Connect();

    /// <summary>Where the data lies, so that a test can search its bytes.</summary>
    IEnumerable<byte[]> Bytes();

    /// <summary>A text as a text column gives it back.</summary>
    string Kept(string text) => text;
}

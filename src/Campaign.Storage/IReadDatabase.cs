using System.Data.Common;

namespace Campaign.Storage;

/// <summary>Where lists and pages read. SQL that both databases understand; writes go through the journal.</summary>
public interface IReadDatabase
{
    /// <summary>Lends a connection; dispose the lease to give it back.</summary>
    ReadLease Read();
}

/// <summary>A borrowed connection.</summary>
public sealed class ReadLease(DbConnection connection, Action giveBack) : IDisposable
{
    public DbConnection Connection => connection;

    public void Dispose() => giveBack();
}

using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.Tests.Journal;

/// <summary>Which faults are transient: answered with "try again", and a job resumes after them.</summary>
public sealed class TransientFaultTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.CrashShutdown, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.UndefinedTable, false)]
    [InlineData(PostgresErrorCodes.InvalidPassword, false)]
    public void Server_errors_are_transient_only_while_it_starts_stops_or_is_overloaded(string code, bool isTransient) =>
        Assert.Equal(isTransient, StorageException.IsTransient(new PostgresException("said", "FATAL", "FATAL", code)));

    [Fact]
    public void A_lost_connection_is_transient_and_a_bug_is_not()
    {
        Assert.True(StorageException.IsTransient(new NpgsqlException("The connection is gone.")));
        Assert.True(StorageException.IsTransient(StorageException.Of("Full.", isTransient: true)));
        Assert.False(StorageException.IsTransient(StorageException.Of("Broken.", isTransient: false)));
        Assert.False(StorageException.IsTransient(new InvalidOperationException("ours")));
    }
}

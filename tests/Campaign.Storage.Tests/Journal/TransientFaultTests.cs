using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.Tests.Journal;

/// <summary>Which faults are answered with "try again", and let a job go on later.</summary>
public sealed class TransientFaultTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.CrashShutdown, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.UndefinedTable, false)]
    [InlineData(PostgresErrorCodes.InvalidPassword, false)]
    public void What_a_server_says_may_pass_while_it_comes_goes_or_has_too_much_to_do(string code, bool isTransient) =>
        Assert.Equal(isTransient, StorageException.IsTransient(new PostgresException("said", "FATAL", "FATAL", code)));

    [Fact]
    public void A_lost_connection_passes_and_a_fault_of_ours_does_not()
    {
        Assert.True(StorageException.IsTransient(new NpgsqlException("The connection is gone.")));
        Assert.True(StorageException.IsTransient(StorageException.Of("Full.", isTransient: true)));
        Assert.False(StorageException.IsTransient(StorageException.Of("Broken.", isTransient: false)));
        Assert.False(StorageException.IsTransient(new InvalidOperationException("ours")));
    }
}

using Campaign.Silo.Hosting;
using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Silo.Tests.States;

/// <summary>A silo for all tests of a class.</summary>
public abstract class StateHome : IAsyncLifetime
{
    private readonly SiloHome _home = new();

    public IServiceProvider Services => _home.Services;

    private protected abstract StorageOptions Where { get; }

    public Task InitializeAsync() => _home.Start(storage: Where);

    public virtual async Task DisposeAsync() => await _home.DisposeAsync();
}

public sealed class SqliteStateHome : StateHome
{
    private protected override StorageOptions Where => new();
}

public sealed class PostgreSqlStateHome : StateHome
{
    private readonly string _database = PostgreSqlServer.Shared.CreateDatabase();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        PostgreSqlServer.Shared.Drop(_database);
    }

    private protected override StorageOptions Where => new() { Provider = StorageProvider.PostgreSql, ConnectionString = PostgreSqlServer.Shared.ConnectionString(_database) };
}

public sealed class SqliteStateConformance(SqliteStateHome home) : StateConformance(home), IClassFixture<SqliteStateHome>;

[NeedsPostgreSql]
public sealed class PostgreSqlStateConformance(PostgreSqlStateHome home) : StateConformance(home), IClassFixture<PostgreSqlStateHome>;

using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Campaign.Storage;

namespace Campaign.Grains.Tests;

/// <summary>The real database, whose connections a test can delay before they open, as the network does.</summary>
internal sealed class HeldDatabase(IReadDatabase real) : IReadDatabase
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _held;

    /// <summary>From now on reads wait.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a read waits.</summary>
    public Task Waiting() => _reached.Task.WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>Releases the waiting reads and delays no more.</summary>
    public void Release()
    {
        var held = _held!;
        _held = null;
        held.SetResult();
    }

    public ReadLease Read()
    {
        var lease = real.Read();
        return _held is { } held ? new ReadLease(new WaitingConnection(lease.Connection, Wait(held)), lease.Dialect, lease.Dispose) : lease;
    }

    private Func<Task> Wait(TaskCompletionSource held) => () =>
    {
        _reached.TrySetResult();
        return held.Task;
    };

    /// <summary>A connection that is already open and reports it once the wait is over.</summary>
    private sealed class WaitingConnection(DbConnection real, Func<Task> wait) : DbConnection
    {
        private bool _isOpen;

        [AllowNull]
        public override string ConnectionString { get => real.ConnectionString; set => throw new NotSupportedException(); }

        public override string Database => real.Database;

        public override string DataSource => real.DataSource;

        public override string ServerVersion => real.ServerVersion;

        public override ConnectionState State => _isOpen ? ConnectionState.Open : ConnectionState.Closed;

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            await wait();
            _isOpen = true;
        }

        public override void Open() => throw new NotSupportedException();

        public override void Close()
        {
        }

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => real.CreateCommand();
    }
}

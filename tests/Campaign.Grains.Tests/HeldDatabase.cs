using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Campaign.Storage;

namespace Campaign.Grains.Tests;

/// <summary>The real database, whose connections a test can keep waiting before they open, as those to another machine do.</summary>
internal sealed class HeldDatabase(IReadDatabase real) : IReadDatabase
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _held;

    /// <summary>From now on whoever reads waits.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when somebody waits.</summary>
    public Task Waiting() => _reached.Task.WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>Lets them go on, and holds no more.</summary>
    public void LetGo()
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

    /// <summary>A connection that is open already, and says so once the wait is over.</summary>
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

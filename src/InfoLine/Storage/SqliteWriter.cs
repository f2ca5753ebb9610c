using System.Collections.Concurrent;

namespace InfoLine.Storage;

/// <summary>The one writer of an SQLite file. Work that has gathered while the disk was busy shares the next transaction, and so the next flush.</summary>
/// <remarks>A thread of its own: it blocks on the disk all day, which a pool thread must not.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostWorkTogether = 256;

    private readonly SqliteLink _link;
    private readonly BlockingCollection<Work> _queue = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteLink link)
    {
        _link = link;
        new Thread(WriteUntilClosed) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    public Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        var queued = new Work<T>(work, cancellation);
        try
        {
            _queue.Add(queued, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(new ObjectDisposedException(nameof(Database)));
        }

        return queued.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task;
        _link.Dispose();
    }

    private void WriteUntilClosed()
    {
        var together = new List<Work>(MostWorkTogether);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MostWorkTogether && _queue.TryTake(out var next))
                together.Add(next);
            WriteTogether(together);
            together.Clear();
        }

        _ended.SetResult();
    }

    private void WriteTogether(List<Work> together)
    {
        try
        {
            using var transaction = _link.Begin();
            _link.Transaction = transaction;
            foreach (var work in together)
                RunAlone(work);
            transaction.Commit();
        }
        catch (Exception trouble)
        {
            // Nothing of this transaction is on disk: everyone in it must hear that.
            foreach (var work in together)
                work.Trouble ??= trouble;
        }
        finally
        {
            _link.Transaction = null;
        }

        foreach (var work in together)
            work.Complete();
    }

    private void RunAlone(Work work)
    {
        if (work.IsCancelled)
            return;
        _link.Run("savepoint work");
        try
        {
            work.Run(_link);
            _link.Run("release work");
        }
        catch (Exception trouble)
        {
            work.Trouble = trouble;
            _link.Run("rollback to work");
            _link.Run("release work");
        }
    }

    private abstract class Work
    {
        public Exception? Trouble { get; set; }

        public abstract bool IsCancelled { get; }

        public abstract void Run(Connection connection);

        public abstract void Complete();
    }

    private sealed class Work<T>(Func<Connection, Task<T>> work, CancellationToken cancellation) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private bool _cancelled;

        public Task<T> Task => _done.Task;

        public override bool IsCancelled => _cancelled |= cancellation.IsCancellationRequested;

        public override void Run(Connection connection)
        {
            var running = work(connection);
            if (!running.IsCompleted)
                throw new InvalidOperationException("Work in a transaction may wait for nothing but its connection.");
            _result = running.GetAwaiter().GetResult();
        }

        public override void Complete()
        {
            if (Trouble is not null)
                _done.SetException(Trouble);
            else if (_cancelled)
                _done.SetCanceled(cancellation);
            else
                _done.SetResult(_result!); // Run has set it: no trouble, not cancelled.
        }
    }
}

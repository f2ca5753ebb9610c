using System.Collections.Concurrent;

namespace InfoLine.Storage;

/// <summary>Small writes of one kind from many callers. Those that gather while the database is busy go in one batch and one commit.</summary>
/// <remarks>
/// To a server each batch is several messages and a commit, however small it is: there the next one begins when the last has ended, and is the larger for it.
/// SQLite has its next batch at hand while it writes the last one.
/// </remarks>
/// <param name="database">Where to.</param>
/// <param name="write">Writes a batch and returns one result an item, in order. May run again for fewer items after it threw.</param>
/// <param name="patience">How long a server is spared for others that may come; nobody waits for SQLite.</param>
public sealed class Group<TItem, TResult>(Database database, Func<Connection, IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write, TimeSpan patience = default)
{
    private const int MostTogether = 256;

    /// <summary>From here on more in a batch make each of them hardly cheaper.</summary>
    private const int EnoughTogether = 32;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly bool _oneAfterTheOther = !database.Dialect.OneProcess;
    private int _scheduled;

    /// <summary>Writes one item. When the task ends well, it survives a crash; a failure of another item in the batch does not touch it.</summary>
    public Task<TResult> WriteAsync(TItem item)
    {
        var waiting = new Waiting(item);
        _waiting.Enqueue(waiting);
        Schedule();
        return waiting.Done.Task;
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref _scheduled, 1) == 0)
            _ = WriteGatheredAsync();
    }

    private async Task WriteGatheredAsync()
    {
        List<Waiting> together = [];
        if (_oneAfterTheOther && patience > TimeSpan.Zero && _waiting.Count < EnoughTogether)
            await Task.Delay(patience); // Machine time and not the line's clock: this is about cores.
        try
        {
            var results = await database.WriteAsync(connection =>
            {
                Gather(together);
                return WriteAsync(connection, together);
            });
            for (var i = 0; i < together.Count; i++)
                together[i].Done.SetResult(results[i]);
            if (_oneAfterTheOther)
                LetNextBegin();
        }
        catch (Exception trouble)
        {
            LetNextBegin();
            if (together.Count == 0)
                Gather(together); // The database never let us begin: everyone who waits must hear it.
            if (together.Count == 1)
                together[0].Done.SetException(trouble);
            else
                await WriteOneByOneAsync(together);
        }

        if (!_waiting.IsEmpty)
            Schedule();
    }

    /// <summary>From here on a newcomer starts the next batch.</summary>
    private void LetNextBegin()
    {
        Volatile.Write(ref _scheduled, 0);
        Interlocked.MemoryBarrier(); // Before anybody looks who waits, so that nobody is left behind.
    }

    private void Gather(List<Waiting> together)
    {
        if (!_oneAfterTheOther)
            LetNextBegin();
        while (together.Count < MostTogether && _waiting.TryDequeue(out var next))
            together.Add(next);
        if (!_oneAfterTheOther && !_waiting.IsEmpty)
            Schedule();
    }

    private async Task WriteOneByOneAsync(List<Waiting> together)
    {
        foreach (var waiting in together)
        {
            try
            {
                var results = await database.WriteAsync(connection => WriteAsync(connection, [waiting]));
                waiting.Done.SetResult(results[0]);
            }
            catch (Exception trouble)
            {
                waiting.Done.SetException(trouble);
            }
        }
    }

    private Task<IReadOnlyList<TResult>> WriteAsync(Connection connection, List<Waiting> together) =>
        together.Count == 0 ? Task.FromResult<IReadOnlyList<TResult>>([]) : write(connection, [.. together.Select(waiting => waiting.Item)]);

    private sealed class Waiting(TItem item)
    {
        public TItem Item { get; } = item;

        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

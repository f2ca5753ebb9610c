using System.Data.Common;

namespace InfoLine.Storage;

/// <summary>One open connection, inside a transaction when it comes from <see cref="Database.WriteAsync{T}"/>.</summary>
/// <remarks>
/// Parameters are positional, <c>$1</c> to <c>$n</c>: both databases understand them as they stand, and statements stay prepared.
/// No method takes a cancellation token: a statement is short, and a transaction is finished or rolled back, never left.
/// </remarks>
public abstract class Connection
{
    private protected Connection(Dialect dialect) => Dialect = dialect;

    /// <summary>Which database this is.</summary>
    public Dialect Dialect { get; }

    /// <summary>Runs one statement.</summary>
    /// <param name="sql">In the subset that both databases share.</param>
    /// <param name="values">Text, integers or null, for <c>$1</c> and so on.</param>
    /// <returns>How many rows it changed.</returns>
    public abstract Task<int> ExecuteAsync(string sql, params object?[] values);

    /// <summary>Runs one statement once for each row of values, in order and in one round trip.</summary>
    /// <returns>How many rows each run changed, in the order of <paramref name="rows"/>.</returns>
    public abstract Task<int[]> ExecuteManyAsync(string sql, IReadOnlyList<object?[]> rows);

    /// <summary>Reads rows.</summary>
    /// <param name="read">Makes a value of the reader's current row.</param>
    /// <param name="sql">A select, or a change with <c>returning</c>.</param>
    /// <param name="values">Text, integers or null, for <c>$1</c> and so on.</param>
    /// <returns>The rows in the order of the database; empty if there are none.</returns>
    public abstract Task<List<T>> QueryAsync<T>(Func<DbDataReader, T> read, string sql, params object?[] values);

    /// <summary>Changes many rows, in order where that matters to the statement, and in one round trip. No two of them may concern the same row of the table.</summary>
    /// <param name="sql">Its text for all rows returns the first value of each that changed something, a text.</param>
    /// <param name="rows">The values; the first one of each differs from all others.</param>
    /// <returns>For each row, in order, whether it changed something.</returns>
    public abstract Task<bool[]> ChangeManyAsync(ManyRows sql, IReadOnlyList<object?[]> rows);

    /// <summary>Reads what belongs to many rows of values, in one round trip.</summary>
    /// <returns>In no order; empty if there is nothing.</returns>
    public abstract Task<List<T>> QueryManyAsync<T>(Func<DbDataReader, T> read, ManyRows sql, IReadOnlyList<object?[]> rows);

    /// <summary>Runs statements one after the other in one round trip. Only on PostgreSQL.</summary>
    /// <returns>False when one of them that must answer for each of its rows did not: then nothing of all this has happened, and the transaction goes on.</returns>
    internal abstract Task<bool> TryTogetherAsync(IReadOnlyList<Run> runs);

    /// <summary>Reads rows without keeping them: for counting millions. The database is read until the last row is; pages are kinder to a service at work.</summary>
    /// <param name="each">Looks at a row, which is another one at the next call.</param>
    /// <param name="sql">A select.</param>
    /// <param name="values">Text, integers or null, for <c>$1</c> and so on.</param>
    public abstract Task ScanAsync(Action<IRow> each, string sql, params object?[] values);

    /// <summary>Says how the transaction ended, once it has: true when it is on disk. For what belongs to all the work in it, whoever called. Only on PostgreSQL.</summary>
    /// <param name="hear">Nobody waits for it.</param>
    public abstract void WhenEnded(Func<bool, Task> hear);

    /// <summary>Runs a script of several statements without parameters.</summary>
    public abstract Task RunScriptAsync(string script);
}

/// <summary>The row that a scan is at. Nothing is made of a column that is not asked for.</summary>
public interface IRow
{
    /// <summary>The number in a column; 0 where there is none.</summary>
    long Number(int column);

    /// <summary>The text of a column as UTF-8, good until the next row; empty where there is none.</summary>
    ReadOnlySpan<byte> Text(int column);
}

/// <summary>Reads columns that may be empty.</summary>
public static class Columns
{
    /// <summary>The text of a column, or null.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>The number in a column, or null.</summary>
    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>The moment in a column of UTC milliseconds, or null.</summary>
    public static DateTimeOffset? MomentOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

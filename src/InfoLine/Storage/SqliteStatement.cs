using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InfoLine.Storage;

/// <summary>A prepared statement. It talks to SQLite itself: finding thirteen parameters by name for every row costs more than SQLite takes to store it.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int OnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _valueAt;

    /// <summary>Compiles the text, in which parameters stand as <c>$1</c>, <c>$2</c> ….</summary>
    /// <exception cref="SqliteException">It is no SQL.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
        : this(connection.Handle ?? throw new InvalidOperationException("The connection is closed."), sql)
    {
    }

    /// <summary>The same for a file that was opened without a connection: see <see cref="SqliteScanning"/>.</summary>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
        _valueAt = ValuesOf(_statement);
    }

    /// <summary>Runs it.</summary>
    /// <param name="values">Null, texts, 64-bit numbers and bytes, for <c>$1</c>, <c>$2</c> ….</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses; nothing of this statement is kept.</exception>
    public int Execute(object?[] values)
    {
        try
        {
            Bind(values);
            int result;
            do
                result = raw.sqlite3_step(_statement);
            while (result == raw.SQLITE_ROW);
            Check(result);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement); // Says again what step said.
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs it and looks at every row.</summary>
    /// <param name="values">As in <see cref="Execute"/>.</param>
    /// <param name="each">Looks at a row.</param>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public void Scan(object?[] values, Action<IRow> each)
    {
        var row = new SqliteRow(_statement);
        try
        {
            Bind(values);
            int result;
            while ((result = row.Step()) == raw.SQLITE_ROW)
                each(row);
            Check(result);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Bind(object?[] values)
    {
        for (var at = 0; at < _valueAt.Length; at++)
            Check(Bind(at + 1, values[_valueAt[at]]));
    }

    // SQLite numbers parameters by their first appearance in the text, we by their names.
    private static int[] ValuesOf(sqlite3_stmt statement)
    {
        var valueAt = new int[raw.sqlite3_bind_parameter_count(statement)];
        for (var at = 0; at < valueAt.Length; at++)
            valueAt[at] = int.Parse(raw.sqlite3_bind_parameter_name(statement, at + 1).utf8_to_string()[1..], CultureInfo.InvariantCulture) - 1;
        return valueAt;
    }

    private int Bind(int at, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, at),
        "" => raw.sqlite3_bind_text(_statement, at, ""), // No bytes at all would be a null.
        string text => BindText(at, text),
        long number => raw.sqlite3_bind_int64(_statement, at, number),
        int number => raw.sqlite3_bind_int64(_statement, at, number),
        bool flag => raw.sqlite3_bind_int64(_statement, at, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
        _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} has no column."),
    };

    private int BindText(int at, string text)
    {
        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var room = most <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return raw.sqlite3_bind_text(_statement, at, room[..Encoding.UTF8.GetBytes(text, room)]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(result, _database);
    }
}

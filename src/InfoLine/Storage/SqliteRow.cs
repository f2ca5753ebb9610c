using System.Runtime.InteropServices;
using SQLitePCL;

namespace InfoLine.Storage;

/// <summary>The row that a scan of SQLite is at.</summary>
/// <remarks>
/// It asks the library itself: the usual way takes a hold of the statement and lets go of it for every column, which is three times the cost of all else that is done with a row,
/// and there are fifty million columns in a report.
/// </remarks>
internal sealed class SqliteRow(sqlite3_stmt statement) : IRow
{
    private const string Library = "e_sqlite3";

    // The statement outlives the row: whoever scans holds it.
    private readonly nint _statement = statement.DangerousGetHandle();
    private readonly byte[]?[] _texts = new byte[raw.sqlite3_column_count(statement)][];

    /// <inheritdoc/>
    public long Number(int column) => sqlite3_column_int64(_statement, column);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Text(int column)
    {
        // One way into the statement and not two: each takes its lock. What is asked of the value takes none.
        var value = sqlite3_column_value(_statement, column);
        var text = sqlite3_value_blob(value);
        if (text == 0)
            return [];
        var length = sqlite3_value_bytes(value);
        var copy = _texts[column];
        if (copy is null || copy.Length < length)
            _texts[column] = copy = new byte[Math.Max(64, length * 2)];
        Marshal.Copy(text, copy, 0, length);
        return copy.AsSpan(0, length);
    }

    // None of them waits for anything: https://www.sqlite.org/c3ref/column_blob.html
    [DllImport(Library, ExactSpelling = true), SuppressGCTransition]
    private static extern long sqlite3_column_int64(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), SuppressGCTransition]
    private static extern nint sqlite3_column_value(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), SuppressGCTransition]
    private static extern nint sqlite3_value_blob(nint value);

    [DllImport(Library, ExactSpelling = true), SuppressGCTransition]
    private static extern int sqlite3_value_bytes(nint value);
}

using System.Runtime.CompilerServices;
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

    /// <summary>Goes to the next row.</summary>
    /// <returns>A result code of SQLite.</returns>
    public int Step() => sqlite3_step(_statement);

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

        // Looked at where SQLite has it: it stays there until the next row, and so does the word of IRow.
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), text), sqlite3_value_bytes(value));
    }

    // This one waits for the disk.
    [DllImport(Library, ExactSpelling = true)]
    private static extern int sqlite3_step(nint statement);

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

namespace InfoLine.Exports;

/// <summary>Takes a table row by row and keeps none of them.</summary>
internal interface ITableWriter : IAsyncDisposable
{
    /// <summary>Adds a row. The first one is the head, and says how many cells each has.</summary>
    /// <param name="cells">As read by people; an empty text for nothing.</param>
    Task WriteAsync(IReadOnlyList<string> cells);
}

/// <summary>A table as CSV.</summary>
/// <param name="to">Where to; it stays open.</param>
internal sealed class CsvTable(TextWriter to) : ITableWriter
{
    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<string> cells) => to.WriteLineAsync(CsvLine.Of(cells));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await to.FlushAsync();
}

/// <summary>Tells on the error stream how far a long table is.</summary>
internal sealed class ToldTable(ITableWriter table) : ITableWriter
{
    private const int Every = 100_000;

    /// <summary>How many rows were written, without the head.</summary>
    public long Rows { get; private set; } = -1;

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<string> cells)
    {
        await table.WriteAsync(cells);
        if (++Rows > 0 && Rows % Every == 0)
            await Console.Error.WriteLineAsync($"{Rows:N0} rows …");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => table.DisposeAsync();
}

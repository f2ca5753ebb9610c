using System.Data.Common;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Exports;

/// <summary>What all exports have in common: open the database beside a running service, write to a file or to the output, say what is wrong in one sentence.</summary>
/// <remarks>A file appears when it is whole: until then it lies beside its place as <c>.part</c>, and what was there before stays.</remarks>
internal static class ExportFile
{
    /// <summary>Writes a text.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="file">Where to; null for the output.</param>
    /// <param name="export">Writes it; returns what is wrong, or null.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static Task<int> RunAsync(string connection, string? file, Func<Database, TextWriter, Task<string?>> export) => RunAsync(connection, file, async database =>
    {
        if (file is null)
            return await export(database, Console.Out);
        await using var to = TextOf(File.Create(Unfinished(file)), file);
        return await export(database, to);
    });

    /// <summary>Writes a table, and tells how far it is.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="format">CSV or XLSX.</param>
    /// <param name="file">Where to; null for the output, which takes only CSV.</param>
    /// <param name="export">Writes it; returns what is wrong, or null.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static Task<int> RunAsync(string connection, TableFormat format, string? file, Func<Database, ITableWriter, Task<string?>> export) => RunAsync(connection, file, async database =>
    {
        if (file is null)
        {
            await using var output = new CsvTable(Console.Out);
            return await export(database, output);
        }

        await using var stream = File.Create(Unfinished(file));
        await using var text = format == TableFormat.Csv ? TextOf(stream, file) : null;
        await using var table = new ToldTable(text is null ? new XlsxTable(stream) : new CsvTable(text));
        if (await export(database, table) is { } trouble)
            return trouble;
        await Console.Error.WriteLineAsync($"{table.Rows:N0} rows written to {file}.");
        return null;
    });

    private static async Task<int> RunAsync(string connection, string? file, Func<Database, Task<string?>> export)
    {
        try
        {
            await using (var database = await Database.OpenForReadingAsync(connection, CancellationToken.None))
            {
                if (await export(database) is { } trouble)
                {
                    await Console.Error.WriteLineAsync(trouble);
                    return 1;
                }
            }

            if (file is not null)
                File.Move(Unfinished(file), file, overwrite: true);
            return 0;
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (DbException)
        {
            await Console.Error.WriteLineAsync("Storage:Connection: the database has no such tables yet: start this version of InfoLine on it once, then export.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--to: '{file}' cannot be written ({trouble.Message}): name a file in a folder that this user may write.");
        }
        finally
        {
            if (file is not null)
                Remove(Unfinished(file));
        }

        return 1;
    }

    private static string Unfinished(string file) => file + ".part";

    // A spreadsheet takes a file without the mark for another alphabet.
    private static StreamWriter TextOf(Stream stream, string file) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)));

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It could not be made either, and that was told.
        }
    }
}

/// <summary>How a table is written.</summary>
internal enum TableFormat
{
    /// <summary>Lines with commas, for every spreadsheet.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

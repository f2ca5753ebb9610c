using System.Data.Common;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>What the exports of people have in common: open the database beside a running service, write to a file or to the output, say what is wrong in one sentence.</summary>
internal static class ExportFile
{
    /// <summary>Runs an export.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="file">Where to; null for the output.</param>
    /// <param name="export">Writes it; returns what is wrong, or null.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static async Task<int> RunAsync(string connection, string? file, Func<Database, TextWriter, Task<string?>> export)
    {
        try
        {
            await using var database = await Database.OpenForReadingAsync(connection, CancellationToken.None);
            // A spreadsheet takes a file without the mark for another alphabet.
            await using var to = file is null ? Console.Out : new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)));
            if (await export(database, to) is not { } trouble)
                return 0;
            await Console.Error.WriteLineAsync(trouble);
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (DbException)
        {
            await Console.Error.WriteLineAsync("Storage:Connection: the database keeps no people yet: start this version of InfoLine on it once, then export.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--to: '{file}' cannot be written ({trouble.Message}): name a file in a folder that this user may write.");
        }

        return 1;
    }
}

using System.Data.Common;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Questions;

/// <summary><c>export questions [--to FILE]</c>: writes the kept questions as a test file. Reads beside a running service and changes nothing.</summary>
public static class ExportQuestions
{
    /// <summary>What to type.</summary>
    public const string Usage = "Write: export questions [--to FILE]";

    /// <summary>Runs the command.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="file">Where to; null for the output.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static async Task<int> RunAsync(string connection, string? file)
    {
        try
        {
            await using var database = await Database.OpenForReadingAsync(connection, CancellationToken.None);
            var questions = await database.ReadAsync(QuestionRows.ReadAsync);
            if (file is null)
                await Console.Out.WriteAsync(QuestionFile.Write(questions));
            else
                await File.WriteAllTextAsync(file, QuestionFile.Write(questions), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            return 0;
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (DbException)
        {
            await Console.Error.WriteLineAsync("Storage:Connection: the database keeps no questions yet: start this version of InfoLine on it once, then export.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--to: '{file}' cannot be written ({trouble.Message}): name a file in a folder that this user may write.");
        }

        return 1;
    }
}

using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Operations;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: an SQLite database out and in again. For PostgreSQL there are infra/backup and infra/restore.</summary>
/// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
/// <param name="clock">Measures, and names what is kept.</param>
/// <param name="output">What was done.</param>
/// <param name="errors">Why it was not.</param>
public sealed class BackupCommand(string connection, TimeProvider clock, TextWriter output, TextWriter errors)
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        Write one of:
          backup FILE     copies the database into a new FILE, beside a running service
          restore FILE    puts the copy in the place of the database, while no service runs; the old one is kept beside it
        Both are for SQLite; infra/backup and infra/restore know PostgreSQL too. See docs/operating.md.
        """;

    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="args"><c>backup</c> or <c>restore</c>, and the file.</param>
    /// <returns>0; 1 when a file or the database does not allow it; 2 when the command is not understood.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["backup", { Length: > 0 } path] when path[0] != '-':
                    await BackUpAsync(path);
                    return Done;
                case ["restore", { Length: > 0 } path] when path[0] != '-':
                    await RestoreAsync(path);
                    return Done;
                default:
                    await errors.WriteLineAsync(Usage);
                    return NotUnderstood;
            }
        }
        catch (BadSettingException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return Refused;
        }
    }

    private async Task BackUpAsync(string path)
    {
        var began = clock.GetTimestamp();
        var bytes = SqliteBackup.Make(connection, path);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes / 1e6:0.0} MB, checked, in {clock.GetElapsedTime(began).TotalSeconds:0.0} s."));
    }

    private async Task RestoreAsync(string path)
    {
        var began = clock.GetTimestamp();
        var aside = await SqliteBackup.RestoreAsync(connection, path, clock.GetUtcNow());
        var seconds = clock.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{path} is the database now, checked, in {seconds} s.{(aside is null ? "" : $" The old one is {aside}.")} Start the service.");
    }
}

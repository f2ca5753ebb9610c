using System.Data.Common;
using InfoLine.Dialogs.Places;
using InfoLine.Providers.Hsds;
using InfoLine.Storage;

namespace InfoLine.Providers;

/// <summary><c>directory check|import|export FILE</c>: the directory of providers in and out, as HSDS.</summary>
/// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
/// <param name="places">The places of the dialogs.</param>
/// <param name="output">What was done.</param>
/// <param name="errors">Problems and progress.</param>
public sealed class DirectoryCommand(string connection, PlaceIndex places, TextWriter output, TextWriter errors)
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        Write one of:
          directory check FILE|FOLDER                            look for mistakes; changes nothing
          directory import FILE|FOLDER [--replace] [--dry-run]   bring it in: all of it or nothing
          directory export FILE [--format json|csv]              write everything to FILE
        A directory is HSDS 3.x: a .json file, a .zip of CSV files, or a folder of CSV files. See docs/directory.md.
          --replace   services that the file does not hold become inactive
          --dry-run   says what would change, and changes nothing
          --format    csv writes a .zip; without it the name of FILE decides
        """;

    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    /// <summary>Parts the words of the command from settings such as <c>--Storage:Connection …</c>, which stand anywhere among them.</summary>
    public static (string[] Words, string[] Settings) Split(string[] args)
    {
        var words = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Contains(':', StringComparison.Ordinal);
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        return ([.. words], [.. settings]);
    }

    /// <summary>Runs the command.</summary>
    /// <param name="args">What stands after <c>directory</c>, without settings.</param>
    /// <param name="now">For the list of imports.</param>
    /// <returns>0; 1 when the file or the database does not allow it; 2 when the command is not understood.</returns>
    public async Task<int> RunAsync(string[] args, DateTimeOffset now)
    {
        try
        {
            return args switch
            {
                ["--help" or "-h" or "help"] => await TellAsync(Usage),
                ["check", var path] when IsFile(path) => await CheckAsync(path) is { Errors: 0 } ? Done : Refused,
                ["import", var path, .. var options] when IsFile(path) && options.All(option => option is "--replace" or "--dry-run") =>
                    await ImportAsync(path, new(Replace: options.Contains("--replace"), IsTrial: options.Contains("--dry-run")), now),
                ["export", var path] when IsFile(path) => await ExportAsync(path, path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)),
                ["export", var path, "--format", "json" or "csv"] when IsFile(path) => await ExportAsync(path, isJson: args[^1] == "json"),
                _ => await MisunderstoodAsync(),
            };
        }
        catch (BadSettingException problem)
        {
            await errors.WriteLineAsync(problem.Message);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The file cannot be read or written: {trouble.Message.TrimEnd('.')}. Nothing was changed.");
        }
        catch (DbException trouble)
        {
            await errors.WriteLineAsync($"The database refuses: {trouble.Message.TrimEnd('.')}. Nothing was changed.");
        }

        return Refused;
    }

    private async Task<DirectoryReport?> CheckAsync(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            await errors.WriteLineAsync($"There is no file or folder '{path}'. Nothing was changed.");
            return null;
        }

        if (File.Exists(path) && Path.GetExtension(path).ToUpperInvariant() is not (".JSON" or ".ZIP"))
        {
            await errors.WriteLineAsync($"'{Path.GetFileName(path)}' is neither .json nor .zip. A CSV directory has several files: name their folder, or a zip of it. Nothing was changed.");
            return null;
        }

        var report = new ImportDirectory(path, places, Tell).Check();
        foreach (var problem in report.Problems)
            await errors.WriteLineAsync(problem.ToString());
        if (report.Problems.Count < report.Errors + report.Warnings)
            await errors.WriteLineAsync($"… and {report.Errors + report.Warnings - report.Problems.Count:N0} more.");
        await output.WriteLineAsync($"{Rows(report.Rows)}: {report.Errors:N0} errors, {report.Warnings:N0} warnings.");
        return report;
    }

    private async Task<int> ImportAsync(string path, ImportMode mode, DateTimeOffset now)
    {
        if (await CheckAsync(path) is not { Errors: 0 } report)
        {
            await errors.WriteLineAsync("Nothing was imported.");
            return Refused;
        }

        if (mode.Replace && report.Rows.GetValueOrDefault("service") == 0)
        {
            await errors.WriteLineAsync("The file holds no service, and --replace would make all of them inactive. Nothing was imported.");
            return Refused;
        }

        await using var database = await Database.OpenOrJoinAsync(connection, CancellationToken.None);
        var result = await new ImportDirectory(path, places, Tell).WriteAsync(database, mode, now);
        await output.WriteLineAsync($"{(mode.IsTrial ? "This would be" : "Imported")}: {result.Added:N0} rows added, {result.Changed:N0} changed, {result.Unchanged:N0} as they were.");
        if (mode.Replace)
            await output.WriteLineAsync($"{result.Withdrawn:N0} services that the file does not hold {(mode.IsTrial ? "would become" : "became")} inactive.");
        else if (result.NotInFile > 0)
            await output.WriteLineAsync($"{result.NotInFile:N0} active services are not in the file and stay as they are; --replace makes them inactive.");
        if (mode.IsTrial)
            await output.WriteLineAsync("Nothing was changed.");
        return Done;
    }

    // Beside the file first, so that a full disk leaves no half export behind.
    private async Task<int> ExportAsync(string path, bool isJson)
    {
        var unfinished = path + ".part";
        try
        {
            await using var database = await Database.OpenForReadingAsync(connection, CancellationToken.None);
            long written;
            await using (var stream = File.Create(unfinished))
                written = await database.ReadAsync(link => isJson ? JsonExport.WriteAsync(link, stream, Tell) : CsvExport.WriteAsync(link, stream, Tell));
            File.Move(unfinished, path, overwrite: true);
            return await TellAsync($"{written:N0} {(isJson ? "services" : "rows")} written to {path}.");
        }
        catch (DbException)
        {
            await errors.WriteLineAsync("Storage:Connection: the database keeps no directory yet: start this version of InfoLine on it once, or import a directory.");
            return Refused;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<int> MisunderstoodAsync()
    {
        await errors.WriteLineAsync(Usage);
        return NotUnderstood;
    }

    private async Task<int> TellAsync(string line)
    {
        await output.WriteLineAsync(line);
        return Done;
    }

    private void Tell(string progress) => errors.WriteLine(progress);

    private static bool IsFile(string path) => path.Length > 0 && !path.StartsWith('-');

    private static string Rows(IReadOnlyDictionary<string, int> rows) =>
        rows.Count == 0 ? "No rows" : string.Join(", ", HsdsObjects.All.Where(kind => rows.ContainsKey(kind.Name)).Select(kind => $"{rows[kind.Name]:N0} {kind.Name}"));
}

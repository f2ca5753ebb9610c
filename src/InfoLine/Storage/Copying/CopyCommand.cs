using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace InfoLine.Storage.Copying;

/// <summary><c>copy-database TARGET</c>: everything that an SQLite file holds into PostgreSQL, in one transaction. It may be run again.</summary>
/// <param name="connection">The SQLite file, as in <c>Storage:Connection</c>.</param>
/// <param name="output">Hears what was done.</param>
/// <param name="errors">Hears progress and problems.</param>
public sealed class CopyCommand(string connection, TextWriter output, TextWriter errors)
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        copy-database "Host=…;Database=…;Username=…;Password=…"
        Stop the service first. Everything in the SQLite file of Storage:Connection goes to this PostgreSQL database: all of it or nothing.
        """;

    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;
    private const int BarWidth = 24;

    private readonly Stopwatch _sinceTold = Stopwatch.StartNew();

    /// <summary>Copies, and compares what has arrived with what was sent.</summary>
    /// <param name="args">What stands after <c>copy-database</c>, without settings.</param>
    /// <returns>0; 1 when one of the databases does not allow it, and then nothing was changed; 2 when the command is not understood.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        if (args is not [var target] || target.StartsWith('-'))
        {
            await (args is ["--help" or "-h" or "help"] ? output : errors).WriteLineAsync(Usage);
            return args is ["--help" or "-h" or "help"] ? Done : NotUnderstood;
        }

        try
        {
            if (!StorageSettings.IsPostgres(target))
                throw new BadSettingException("The target is no PostgreSQL database: write it as in 'Host=localhost;Database=infoline;Username=infoline;Password=…'.");
            if (StorageSettings.IsPostgres(connection))
                throw new BadSettingException("Storage:Connection is PostgreSQL already: name the SQLite file to copy from, as in --Storage:Connection \"Data Source=data/infoline.db\".");
            var clock = Stopwatch.StartNew();
            var rows = await new DatabaseCopy(connection, target, Tell).RunAsync();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                {rows:N0} rows are in PostgreSQL, compared one by one, in {clock.Elapsed.TotalSeconds:N0} s.
                Set Storage:Connection to this database and start. Keep the SQLite file as a backup, and start nothing on it again: what is written there later would be missing here.
                """));
            return Done;
        }
        catch (BadSettingException problem)
        {
            await errors.WriteLineAsync(problem.Message);
        }
        catch (DbException trouble)
        {
            await errors.WriteLineAsync($"A database refuses: {trouble.Message.TrimEnd('.')}. Nothing was changed; mend it and run the command again.");
        }

        return Refused;
    }

    private void Tell(CopyProgress progress)
    {
        if (_sinceTold.ElapsedMilliseconds < 1000 && !progress.IsLast)
            return;
        _sinceTold.Restart();
        var share = progress.All == 0 ? 1 : Math.Min(1, (double)progress.Rows / progress.All);
        var bar = new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.');
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{bar}] {share,4:P0}  {progress.Doing} {progress.Table}  {progress.Rows:N0} of {progress.All:N0} rows"));
    }
}

/// <summary>How far a copy is.</summary>
/// <param name="Doing">Copying or comparing.</param>
/// <param name="Table">Which table.</param>
/// <param name="Rows">So many rows are done, of all tables.</param>
/// <param name="All">Of so many.</param>
public readonly record struct CopyProgress(string Doing, string Table, long Rows, long All)
{
    /// <summary>True when there is no more.</summary>
    public bool IsLast => Rows == All;
}

using InfoLine.Dialogs.Places;
using InfoLine.Providers.Hsds;
using InfoLine.Storage;

namespace InfoLine.Providers;

/// <summary>Brings a directory file into the tables: all of it, or nothing.</summary>
/// <param name="path">A JSON file, a zip, or a folder of CSV files.</param>
/// <param name="places">The areas that there are.</param>
/// <param name="tell">Hears of the progress, now and then.</param>
public sealed class ImportDirectory(string path, PlaceIndex places, Action<string> tell)
{
    private const int RowsABatch = 500;
    private const int RowsATelling = 50_000;

    // What belongs to a service and has no life of its own. Services, their locations and organizations are named by referrals and stay.
    private static readonly string[] Details = ["address", "service_area", "schedule", "phone", "language", "required_document", "service_capacity"];

    /// <summary>Reads the file and reports what is wrong; touches no database.</summary>
    public DirectoryReport Check()
    {
        var problems = new DirectoryProblems();
        var reader = new DirectoryReader(path, places, problems);
        var rows = 0;
        foreach (var _ in reader.Rows())
            Count(ref rows, "checked");
        return new(problems.Listed, problems.Errors, problems.Warnings, reader.Counts);
    }

    /// <summary>Writes the file into the tables in one transaction. It must have been checked; if it was changed since then and is wrong now, nothing is written.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="mode">What to do with what the file does not hold, and whether to keep the result.</param>
    /// <param name="now">For the list of imports.</param>
    /// <exception cref="IOException">The file changed.</exception>
    public async Task<ImportResult> WriteAsync(Database database, ImportMode mode, DateTimeOffset now)
    {
        try
        {
            return await database.WriteAsync(async connection =>
            {
                var result = await WriteAsync(connection, mode, now);
                return mode.IsTrial ? throw new TrialException(result) : result;
            });
        }
        catch (TrialException trial)
        {
            return trial.Result;
        }
    }

    private async Task<ImportResult> WriteAsync(Connection connection, ImportMode mode, DateTimeOffset now)
    {
        var import = await ReadDirectory.RevisionAsync(connection) + 1;
        await WriteRowsAsync(connection, import);
        var withdrawn = mode.Replace ? await WithdrawAsync(connection, import) : 0;
        var (added, changed, unchanged) = await CountAsync(connection, import);
        await connection.ExecuteAsync(
            "insert into directory_imports (number, at, source, added, changed, withdrawn) values ($1, $2, $3, $4, $5, $6)",
            import, now.ToUnixTimeMilliseconds(), Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), added, changed, withdrawn);
        return new(added, changed, unchanged, withdrawn, await NotInFileAsync(connection, import));
    }

    private async Task WriteRowsAsync(Connection connection, long import)
    {
        var problems = new DirectoryProblems();
        var waiting = HsdsObjects.All.ToDictionary(kind => kind.Name, _ => new List<HsdsRow>(), StringComparer.Ordinal);
        var rows = 0;
        foreach (var row in new DirectoryReader(path, places, problems).Rows())
        {
            if (problems.Errors > 0)
                break;
            var batch = waiting[row.Object.Name];
            batch.Add(row);
            Count(ref rows, "written");
            if (batch.Count < RowsABatch)
                continue;
            await DirectoryTable.WriteAsync(connection, row.Object, batch, import);
            batch.Clear();
        }

        if (problems.Errors > 0)
            throw new IOException("the file was changed while it was read");
        foreach (var kind in HsdsObjects.All)
            await DirectoryTable.WriteAsync(connection, kind, waiting[kind.Name], import);
    }

    // An empty fingerprint makes a service that comes back count as changed.
    private static async Task<int> WithdrawAsync(Connection connection, long import)
    {
        foreach (var detail in Details)
            await connection.ExecuteAsync($"delete from {HsdsObjects.ByName[detail].Table} where seen_in <> $1", import);
        return await connection.ExecuteAsync(
            "update directory_service set status = 'inactive', fingerprint = '', changed_in = $1 where seen_in <> $1 and status in ('active', 'temporarily closed')", import);
    }

    private static async Task<(long Added, long Changed, long Unchanged)> CountAsync(Connection connection, long import)
    {
        (long Added, long Changed, long Unchanged) all = default;
        foreach (var kind in HsdsObjects.All)
        {
            var one = (await connection.QueryAsync(row => (Added: row.GetInt64(0), Changed: row.GetInt64(1), Seen: row.GetInt64(2)), $"""
                select coalesce(sum(case when added_in = $1 then 1 else 0 end), 0), coalesce(sum(case when changed_in = $1 and added_in <> $1 then 1 else 0 end), 0), count(*)
                from {kind.Table} where seen_in = $1
                """, import)).Single();
            all = (all.Added + one.Added, all.Changed + one.Changed, all.Unchanged + one.Seen - one.Added - one.Changed);
        }

        return all;
    }

    private static async Task<long> NotInFileAsync(Connection connection, long import) =>
        (await connection.QueryAsync(row => row.GetInt64(0), "select count(*) from directory_service where seen_in <> $1 and status = 'active'", import)).Single();

    private void Count(ref int rows, string done)
    {
        if (++rows % RowsATelling == 0)
            tell($"{rows:N0} rows {done}");
    }

    private sealed class TrialException(ImportResult result) : Exception
    {
        public ImportResult Result { get; } = result;
    }
}

/// <summary>How to import.</summary>
/// <param name="Replace">Services that the file does not hold become inactive, and details that it does not hold go. Else both stay as they are.</param>
/// <param name="IsTrial">Nothing is kept; the result says what would have been.</param>
public sealed record ImportMode(bool Replace, bool IsTrial);

/// <summary>What a directory file holds and what is wrong with it.</summary>
/// <param name="Problems">The first thousand, in the order of the file.</param>
/// <param name="Errors">How many stop the import.</param>
/// <param name="Warnings">How many do not.</param>
/// <param name="Rows">How many rows of each object it holds.</param>
public sealed record DirectoryReport(IReadOnlyList<DirectoryProblem> Problems, int Errors, int Warnings, IReadOnlyDictionary<string, int> Rows);

/// <summary>What an import did.</summary>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows that were there and are different now.</param>
/// <param name="Unchanged">Rows that were there and are the same.</param>
/// <param name="Withdrawn">Services that became inactive, because they were to be replaced.</param>
/// <param name="NotInFile">Active services that the file does not hold.</param>
public sealed record ImportResult(long Added, long Changed, long Unchanged, long Withdrawn, long NotInFile);

namespace InfoLine.Storage;

/// <summary>Which dialogs were in force from when.</summary>
public static class Releases
{
    private const string NewestSql = "select number, hash from releases order by number desc limit 1";
    private const string AddSql = "insert into releases (number, hash, loaded_at) values ($1, $2, $3) on conflict do nothing";

    /// <summary>Notes that dialogs come into force, under the next number; nothing happens when they already are.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="hash">The hash of their content.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="cancellation">Leaves it unnoted.</param>
    public static Task NoteAsync(Database database, string hash, long now, CancellationToken cancellation) => database.WriteAsync(async connection =>
    {
        var newest = await connection.QueryAsync(row => (Number: row.GetInt64(0), Hash: row.GetString(1)), NewestSql);
        if (newest.Count > 0 && newest[0].Hash == hash)
            return 0;
        var number = newest.Count > 0 ? newest[0].Number + 1 : 1;
        return await connection.ExecuteAsync(AddSql, number, hash, now);
    }, cancellation);
}

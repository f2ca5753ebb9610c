namespace InfoLine.Storage;

/// <summary>Files that hold what was learned about what people ask, for all replicas: learning takes seconds of all cores, a copy does not.</summary>
/// <param name="database">Where they are.</param>
/// <param name="clock">Tells which is the newest.</param>
public sealed class Understandings(Database database, TimeProvider clock)
{
    /// <summary>One for the dialogs in force, one to go back to, one of another build while it takes the place of the old. Each has some 12 MB.</summary>
    private const int Kept = 3;

    /// <summary>So that a file is never whole in memory, and no part is so large that its memory comes back late.</summary>
    private const int PartBytes = 64 * 1024;

    private const string HasSql = "select count(*) from understandings where name = $1";
    private const string PartSql = "select body from understandings where name = $1 and part = $2";
    private const string DropSql = "delete from understandings where name = $1";
    private const string AddSql = "insert into understandings (name, part, body, learned_at) values ($1, $2, $3, $4) on conflict do nothing";
    private const string ForgetSql = "delete from understandings where name not in (select name from understandings where part = 0 order by learned_at desc, name limit $1)";

    /// <summary>True where there is one of this name.</summary>
    public Task<bool> HasAsync(string name, CancellationToken cancellation) =>
        database.ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), HasSql, name))[0] > 0, cancellation);

    /// <summary>Writes one into a stream.</summary>
    /// <returns>False where there is none of this name. Whether it is whole, its reader must see: it is replaced at times.</returns>
    public async Task<bool> FetchAsync(string name, Stream to, CancellationToken cancellation)
    {
        for (var part = 0L; ; part++)
        {
            var found = await database.ReadAsync(connection => connection.QueryAsync(row => row.GetFieldValue<byte[]>(0), PartSql, name, part), cancellation);
            if (found is not [var body])
                return part > 0;
            await to.WriteAsync(body, cancellation);
        }
    }

    /// <summary>Keeps one, in the place of an older of this name; all but the newest few are forgotten.</summary>
    public Task PutAsync(string name, Stream from, CancellationToken cancellation) => database.WriteAsync(async connection =>
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(DropSql, name);
        var buffer = new byte[PartBytes];
        for (var part = 0L; await from.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, CancellationToken.None) is > 0 and var read; part++)
            await connection.ExecuteAsync(AddSql, name, part, buffer[..read], now);
        return await connection.ExecuteAsync(ForgetSql, (long)Kept);
    }, cancellation);
}

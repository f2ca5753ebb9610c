using System.Runtime.InteropServices;
using System.Text;

namespace InfoLine.Storage;

/// <summary>Dialogs at one moment.</summary>
/// <param name="Number">1 or more. The highest is in force.</param>
/// <param name="Hash">Of their content. Several releases have the same where somebody went back to older words.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Release(long Number, string Hash);

/// <summary>One file of a release.</summary>
/// <param name="Path">Relative to the folder of the dialogs, with <c>/</c>.</param>
/// <param name="Text">All of it.</param>
public sealed record ReleaseFile(string Path, string Text);

/// <summary>Which dialogs were in force from when, and the files of the newest.</summary>
public static class Releases
{
    /// <summary>So many releases keep their files; of older ones number and hash stay.</summary>
    public const int WithFiles = 20;

    private const string NewestSql = "select number, hash from releases order by number desc limit 1";
    private const string KnownSql = "select number from releases where hash = $1 order by number desc limit 1";
    private const string AddSql = "insert into releases (number, hash, loaded_at) values ($1, $2, $3) on conflict do nothing";
    private const string FilesSql = "select path, body from release_files where number = $1 order by path";
    private const string AddFileSql = "insert into release_files (number, path, body) values ($1, $2, $3) on conflict do nothing";
    private const string ForgetFilesSql = "delete from release_files where number <= $1";

    /// <summary>The release that is in force, or comes into force now; null where there was none yet.</summary>
    public static async Task<Release?> NewestAsync(Database database, CancellationToken cancellation) =>
        await database.ReadAsync(NewestAsync, cancellation);

    /// <summary>The newest release with this content; null where it was never seen.</summary>
    public static Task<Release?> FindAsync(Database database, string hash, CancellationToken cancellation) => database.ReadAsync(async connection =>
    {
        var numbers = await connection.QueryAsync(row => row.GetInt64(0), KnownSql, hash);
        return numbers is [var number] ? new Release(number, hash) : (Release?)null;
    }, cancellation);

    /// <summary>The files of a release in the order of their paths; empty where they are not kept.</summary>
    public static Task<List<ReleaseFile>> FilesAsync(Database database, long number, CancellationToken cancellation) => database.ReadAsync(
        connection => connection.QueryAsync(row => new ReleaseFile(row.GetString(0), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1))), FilesSql, number), cancellation);

    /// <summary>Notes that dialogs come into force, under the next number; where they already are, nothing but files that were missing is added.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="hash">The hash of their content.</param>
    /// <param name="files">What other replicas need to bring them into force; empty where there are no others.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="cancellation">Leaves it unnoted.</param>
    /// <returns>Their release. It has the highest number, unless somebody has published once more meanwhile.</returns>
    public static Task<Release> PublishAsync(Database database, string hash, IReadOnlyCollection<ReleaseFile> files, long now, CancellationToken cancellation) => database.WriteAsync(async connection =>
    {
        var release = await AddAsync(connection, hash, now);
        if (files.Count > 0)
        {
            // In bytes: a text of PostgreSQL cannot hold every character that a file can.
            await connection.ExecuteManyAsync(AddFileSql, [.. files.Select(file => new object?[] { release.Number, file.Path, Encoding.UTF8.GetBytes(file.Text) })]);
            await connection.ExecuteAsync(ForgetFilesSql, release.Number - WithFiles);
        }

        return release;
    }, cancellation);

    // The number is the one order of all replicas. Whoever loses it to another waits for that one's commit, and then takes the next.
    private static async Task<Release> AddAsync(Connection connection, string hash, long now)
    {
        while (true)
        {
            var newest = await NewestAsync(connection);
            if (newest?.Hash == hash)
                return newest.Value;
            var next = new Release((newest?.Number ?? 0) + 1, hash);
            if (await connection.ExecuteAsync(AddSql, next.Number, hash, now) > 0)
                return next;
        }
    }

    private static async Task<Release?> NewestAsync(Connection connection)
    {
        var newest = await connection.QueryAsync(row => new Release(row.GetInt64(0), row.GetString(1)), NewestSql);
        return newest is [var release] ? release : null;
    }
}

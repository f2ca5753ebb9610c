using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Storage;

/// <summary>Brings the tables up to date, one numbered script after the other, each in a transaction with the note that it ran.</summary>
internal static class Migrations
{
    private const string MakeList = "create table if not exists migrations (number bigint primary key not null, name text not null, checksum text not null, applied_at bigint not null)";

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="BadSettingException">The tables are newer than this program, were made by something else, or a script was changed after it ran.</exception>
    public static Task ApplyAsync(Database database) => ApplyAsync(database, ScriptsOf(database.Dialect));

    internal static Task ApplyAsync(Database database, IReadOnlyList<Script> scripts) => database.WriteAsync(async connection =>
    {
        // Replicas that start together queue up here; SQLite has one writer anyway.
        if (!connection.Dialect.OneProcess)
            await connection.RunScriptAsync("select pg_advisory_xact_lock(20261122)");
        await connection.RunScriptAsync(MakeList);
        var applied = await AppliedAsync(connection);
        Check(scripts, applied);
        if (applied.Count == 0)
            await RefuseForeignTablesAsync(connection);
        foreach (var script in scripts.Skip(applied.Count))
        {
            await connection.RunScriptAsync(script.Sql);
            await connection.ExecuteAsync(
                "insert into migrations (number, name, checksum, applied_at) values ($1, $2, $3, $4)",
                script.Number, script.Name, script.Checksum, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }

        return scripts.Count - applied.Count;
    });

    /// <summary>Looks whether the tables are those of this program, for commands that change no table.</summary>
    /// <exception cref="BadSettingException">They are older or newer, or there are none.</exception>
    public static Task RequireAsync(Database database) => database.ReadAsync(async connection =>
    {
        if (!await IsListedAsync(connection))
            throw new BadSettingException("Storage:Connection: the database has no tables of InfoLine: name the one of the service, or start the service once.");
        var scripts = ScriptsOf(connection.Dialect);
        var applied = await AppliedAsync(connection);
        Check(scripts, applied);
        return applied.Count == scripts.Count ? 0 : throw new BadSettingException(
            $"Storage:Connection: the database is older (migration {(applied.Count == 0 ? 0 : applied[^1].Number)}) than this program (migration {scripts[^1].Number}): start the service of this version once, which brings it up to date.");
    });

    internal static IReadOnlyList<Script> ScriptsOf(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"InfoLine.Storage.Migrations.{dialect.Name}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Script(name[folder.Length..^".sql".Length], TextOf(assembly, name)))];
    }

    private static Task<List<(long Number, string Checksum)>> AppliedAsync(Connection connection) =>
        connection.QueryAsync(row => (Number: row.GetInt64(0), Checksum: row.GetString(1)), "select number, checksum from migrations order by number");

    private static async Task<bool> IsListedAsync(Connection connection) => (await connection.QueryAsync(row => row.GetInt64(0), connection.Dialect.OneProcess
        ? "select count(*) from sqlite_master where type = 'table' and name = 'migrations'"
        : "select count(*) from pg_tables where schemaname = current_schema() and tablename = 'migrations'"))[0] > 0;

    private static void Check(IReadOnlyList<Script> scripts, List<(long Number, string Checksum)> applied)
    {
        if (applied.Count > scripts.Count)
            throw new BadSettingException(
                $"Storage:Connection: the database is newer (migration {applied[^1].Number}) than this program (migration {scripts[^1].Number}): start the newer program, or restore the backup made before the update.");
        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i].Number != scripts[i].Number || applied[i].Checksum != scripts[i].Checksum)
                throw new BadSettingException(
                    $"Storage:Connection: migration {applied[i].Number} of the database is not the one of this program: it was made by another version, so start that version or restore a backup.");
        }
    }

    private static async Task RefuseForeignTablesAsync(Connection connection)
    {
        var tables = await connection.QueryAsync(row => row.GetString(0), connection.Dialect.OneProcess
            ? "select name from sqlite_master where type = 'table' and name in ('contacts', 'inbox', 'outbox', 'sessions')"
            : "select tablename from pg_tables where schemaname = current_schema() and tablename in ('contacts', 'inbox', 'outbox', 'sessions')");
        if (tables.Count > 0)
            throw new BadSettingException(
                $"Storage:Connection: the database has a table '{tables[0]}' that InfoLine did not make, or the list of its migrations is lost: name an empty database, or restore a backup.");
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The script {name} is missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>One numbered script, such as <c>0001_messages</c>.</summary>
    internal sealed record Script(string Name, string Sql)
    {
        public long Number { get; } = long.Parse(Name.AsSpan(0, 4), CultureInfo.InvariantCulture);

        /// <summary>Of the text without carriage returns: a checkout on Windows is the same script.</summary>
        public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
    }
}

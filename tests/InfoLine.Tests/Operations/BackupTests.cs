using System.Collections.Concurrent;
using InfoLine.Messaging;
using InfoLine.Operations;
using InfoLine.Storage;
using Npgsql;

namespace InfoLine.Tests.Operations;

/// <summary>The backup that operators rely on, rehearsed with the scripts that they call.</summary>
public sealed class BackupTests : IDisposable
{
    private const int Writers = 4;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline-backup-");

    public void Dispose() => _folder.Delete(recursive: true);

    [EachDatabase]
    public async Task What_was_accepted_before_a_backup_under_load_is_there_after_the_database_is_lost(Store store)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        var accepted = new ConcurrentQueue<Inbound>();
        var before = await WriteAndBackUpAsync(database, accepted);
        accepted.Count.ShouldBeGreaterThan(before.Length, "nobody wrote while the backup ran, so nothing was shown");

        await LoseAsync(database);
        (await RunAsync("restore", database, Newest())).ShouldBe(0);

        await using var line = await Line.OpenAsync(database);
        line.Clock.Advance(TimeSpan.FromMinutes(2)); // What the dead process had claimed is free by then.
        await line.SettleAsync();
        var kept = (await KeptAsync(line)).ToHashSet(StringComparer.Ordinal);
        before.Where(message => !kept.Contains(message.ProviderMessageId)).ShouldBeEmpty();

        // The carrier repeats itself: what is there is known, what was lost is taken in.
        foreach (var message in before.Take(1).Concat(accepted.TakeLast(1)))
            (await line.Inbox.AcceptAsync(message, CancellationToken.None)).IsNew.ShouldBe(!kept.Contains(message.ProviderMessageId));
    }

    [EachDatabase]
    public async Task Only_the_newest_copies_are_kept_and_nobody_else_may_read_them(Store store)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        await (await database.OpenAsync()).DisposeAsync();
        var ending = store == Store.Sqlite ? "db" : "dump";
        foreach (var day in (string[])["01", "02", "03"])
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"infoline-202601{day}T000000Z.{ending}"), day);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "notes.txt"), "not ours");

        (await RunAsync("backup", database, _folder.FullName)).ShouldBe(0);

        var names = _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        names.Count.ShouldBe(3);
        names[0].ShouldBe($"infoline-20260103T000000Z.{ending}");
        names[2].ShouldBe("notes.txt");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Newest()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [EachDatabase]
    public async Task A_restore_keeps_what_was_there(Store store)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        await using (var line = await Line.OpenAsync(database))
            await line.Inbox.AcceptAsync(Some.Inbound(id: "in the backup"), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        (await RunAsync("backup", database, _folder.FullName)).ShouldBe(0);
        await using (var line = await Line.OpenAsync(database))
            await line.Inbox.AcceptAsync(Some.Inbound(id: "after the backup"), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();

        (await RunAsync("restore", database, Newest())).ShouldBe(0);

        await using (var restored = await Line.OpenAsync(database))
            (await KeptAsync(restored)).ShouldBe(["in the backup"]);
        (await KeptAsideAsync(database)).ShouldBe(2);
    }

    [EachDatabase]
    public async Task While_a_service_runs_nothing_is_restored(Store store)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        await using var line = await Line.OpenAsync(database);
        (await RunAsync("backup", database, _folder.FullName)).ShouldBe(0);
        await line.Inbox.AcceptAsync(Some.Inbound(id: "after the backup"), CancellationToken.None);

        (await RunAsync("restore", database, Newest())).ShouldBe(1);

        (await KeptAsync(line)).ShouldBe(["after the backup"]);
    }

    [EachDatabase]
    public async Task A_damaged_copy_changes_nothing(Store store)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        await using (var line = await Line.OpenAsync(database))
            await line.Inbox.AcceptAsync(Some.Inbound(id: "kept"), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        (await RunAsync("backup", database, _folder.FullName)).ShouldBe(0);
        await using (var copy = new FileStream(Newest(), FileMode.Open))
            copy.SetLength(copy.Length / 2);

        (await RunAsync("restore", database, Newest())).ShouldBe(1);

        await using var same = await Line.OpenAsync(database);
        (await KeptAsync(same)).ShouldBe(["kept"]);
    }

    [Theory]
    [InlineData(2, "backup FILE", "backup")]
    [InlineData(2, "backup FILE", "backup", "--everything")]
    [InlineData(1, "exists already", "backup", "there.db")]
    [InlineData(1, "cannot be made", "backup", "no/such/folder/copy.db")]
    [InlineData(1, "There is no file", "restore", "absent.db")]
    [InlineData(1, "no list of migrations", "restore", "foreign.db")]
    [InlineData(1, "cannot be restored", "restore", "there.db")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(int code, string sentence, params string[] args)
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await (await database.OpenAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "there.db"), "This is a letter and no database at all.");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "foreign.db"), []);
        using var errors = new StringWriter();

        var command = new BackupCommand(database.Connection, TimeProvider.System, TextWriter.Null, errors);
        (await command.RunAsync([.. args.Select((word, i) => i == 0 || word[0] == '-' ? word : Path.Combine(_folder.FullName, word))])).ShouldBe(code);

        errors.ToString().ShouldContain(sentence);
        await (await database.OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task For_postgres_the_command_names_the_script()
    {
        using var errors = new StringWriter();
        (await new BackupCommand("Host=127.0.0.1;Password=hunter2", TimeProvider.System, TextWriter.Null, errors).RunAsync(["backup", "copy.db"])).ShouldBe(1);
        errors.ToString().ShouldContain("infra/backup");
        errors.ToString().ShouldNotContain("hunter2");
    }

    /// <summary>People write while the backup runs, and go on until it is done; then the machine dies.</summary>
    /// <returns>What was accepted before the backup began.</returns>
    private async Task<Inbound[]> WriteAndBackUpAsync(TestDatabase database, ConcurrentQueue<Inbound> accepted)
    {
        await using var line = await Line.OpenAsync(database);
        using var enough = new CancellationTokenSource();
        var people = Enumerable.Range(1, Writers).Select(one => Task.Run(() => WriteAsync(line, one * 1_000_000, accepted, enough.Token))).ToArray();
        await line.UntilAsync(() => Task.FromResult(accepted.Count > 100), "a hundred messages");
        var before = accepted.ToArray();
        (await RunAsync("backup", database, _folder.FullName)).ShouldBe(0);
        var during = accepted.Count;
        await line.UntilAsync(() => Task.FromResult(accepted.Count > during), "one more message");
        await enough.CancelAsync();
        await Task.WhenAll(people);
        await line.KillAsync();
        return before;
    }

    // Each message of somebody else, so that turns need not wait for one another.
    private static async Task WriteAsync(Line line, int first, ConcurrentQueue<Inbound> accepted, CancellationToken enough)
    {
        for (var number = first; !enough.IsCancellationRequested; number++)
        {
            var message = Some.Inbound(from: new("Somebody", $"+9198{number:d8}"));
            await line.Inbox.AcceptAsync(message, CancellationToken.None);
            accepted.Enqueue(message);
        }
    }

    private string Newest() => _folder.GetFiles("infoline-*").Select(file => file.FullName).Order(StringComparer.Ordinal).Last();

    private static async Task<int> RunAsync(string script, TestDatabase database, string argument)
    {
        var (code, said) = await InfraFolder.RunAsync(script, argument, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Connection"] = database.Connection,
            ["INFOLINE"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "InfoLine.dll")}",
            ["KEEP"] = "2",
        });
        said.ShouldNotContain("Unhandled");
        return code;
    }

    private static async Task LoseAsync(TestDatabase database)
    {
        NpgsqlConnection.ClearAllPools();
        if (database.Store == Store.Sqlite)
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(FileOf(database))!))
                File.Delete(file);
            return;
        }

        await AskPostgresAsync(database, "drop schema public cascade; create schema public; select 0");
    }

    private static Task<List<string>> KeptAsync(Line line) => line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select provider_message_id from inbox"));

    /// <summary>How many messages the old database holds, which the restore has put aside.</summary>
    private static async Task<long> KeptAsideAsync(TestDatabase database)
    {
        if (database.Store == Store.Postgres)
        {
            var schema = await AskPostgresAsync(database, "select nspname from pg_namespace where nspname like 'before\\_%'");
            return (long)await AskPostgresAsync(database, $"select count(*) from {schema}.inbox");
        }

        var aside = Directory.GetFiles(Path.GetDirectoryName(FileOf(database))!, "*.before-*").Single(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal));
        await using var old = await Database.OpenForReadingAsync($"Data Source={aside}", CancellationToken.None);
        return (await old.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select count(*) from inbox"))).Single();
    }

    private static string FileOf(TestDatabase database) => database.Connection["Data Source=".Length..];

    private static async Task<object> AskPostgresAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Connection) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("There is no answer.");
    }
}

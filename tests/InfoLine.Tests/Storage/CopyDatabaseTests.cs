using InfoLine.Messaging.Media;
using InfoLine.Storage;
using InfoLine.Storage.Copying;

namespace InfoLine.Tests.Storage;

/// <summary>A programme that has outgrown one file moves to PostgreSQL, and nobody notices.</summary>
public sealed class CopyDatabaseTests
{
    private const string EveryRow = "select id, contact_id, text, received_at from inbox order by id";

    [OnPostgres]
    public async Task A_conversation_goes_on_where_it_was(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        await using (var before = await Line.OpenAsync(file, new() { Clock = clock }))
        {
            await before.From(Person.Asha).TextAsync("नमस्ते", "SM1");
            await before.To(Person.Asha).HearsAsync("नमस्ते");
        }

        (await CopyAsync(file, server)).ShouldBe(0);

        await using var after = await Line.OpenAsync(server, new() { Clock = clock });
        await after.From(Person.Asha).TextAsync("नमस्ते", "SM1"); // The carrier hands it in once more: it is known.
        await after.From(Person.Asha).TextAsync("फिर", "SM2");
        await after.To(Person.Asha).HearsAsync("फिर");
        (await TurnsAsync(after)).ShouldBe(2);
    }

    [OnPostgres]
    public async Task It_can_be_run_again_as_long_as_the_target_is_not_in_use(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        await SayAsync(file, "one");
        (await CopyAsync(file, server)).ShouldBe(0);
        await SayAsync(file, "two");
        (await CopyAsync(file, server)).ShouldBe(0);
        (await RowsAsync(server)).ShouldBe(await RowsAsync(file));

        await SayAsync(server, "three");
        var errors = new StringWriter();
        (await CopyAsync(file, server, errors)).ShouldBe(1);
        errors.ToString().ShouldContain("which would be lost");
        (await RowsAsync(server)).Count.ShouldBe(3);
    }

    [OnPostgres]
    public async Task Voice_notes_and_pictures_come_along(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        await using (var before = await file.OpenAsync())
        {
            await before.WriteAsync(connection => connection.ExecuteAsync(
                "insert into media (contact_id, id, inbox_id, route, kind, type, state, bytes, attempts, received_at) values ('asha', 'm:00', 'm', 'twilio-whatsapp', 'voice', 'audio/ogg', 'kept', 3, 1, 1)"));
            await before.WriteAsync(connection => connection.ExecuteAsync("insert into media_parts (contact_id, media_id, attempt, number, body) values ('asha', 'm:00', 1, 0, $1)", new byte[] { 0, 7, 255 }));
        }

        (await CopyAsync(file, server)).ShouldBe(0);
        await using var after = await server.OpenAsync();
        (await after.ReadAsync(connection => MediaParts.ReadAsync(connection, "asha", "m:00", attempt: 1, number: 0))).ShouldBe([0, 7, 255]);
        (await after.ReadAsync(connection => MediaRows.FindAsync(connection, "asha", "m:00"))).ShouldNotBeNull().State.ShouldBe(MediaState.Kept);
    }

    [OnPostgres]
    public async Task Releases_and_what_was_learned_come_along(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        ReleaseFile[] files = [new("a.yaml", "flow: a \0"), new("b.yaml", "क्या")];
        await using (var before = await file.OpenAsync())
        {
            await Releases.PublishAsync(before, "h", files, now: 1, CancellationToken.None);
            await new Understandings(before, new FakeClock()).PutAsync("u", new MemoryStream([0, 7, 255]), CancellationToken.None);
        }

        (await CopyAsync(file, server)).ShouldBe(0);
        await using var after = await server.OpenAsync();
        (await Releases.FilesAsync(after, 1, CancellationToken.None)).ShouldBe(files);
        using var learned = new MemoryStream();
        (await new Understandings(after, new FakeClock()).FetchAsync("u", learned, CancellationToken.None)).ShouldBeTrue();
        learned.ToArray().ShouldBe([0, 7, 255]);
    }

    [OnPostgres]
    public async Task A_target_with_a_service_at_work_is_refused(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        await SayAsync(file, "one");
        await using var service = await Line.OpenAsync(server);
        await service.UntilAsync(async () => await service.Database.ReadAsync(async connection =>
            (await connection.QueryAsync(row => row.GetInt64(0), "select count(*) from replicas"))[0] == 1), "the service to say that it is there");
        var errors = new StringWriter();
        (await CopyAsync(file, server, errors)).ShouldBe(1);
        errors.ToString().ShouldContain("A service works on the target");
    }

    [OnPostgres]
    public async Task A_file_in_use_is_refused(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        await using var service = await Line.OpenAsync(file);
        var errors = new StringWriter();
        (await CopyAsync(file, server, errors)).ShouldBe(1);
        errors.ToString().ShouldContain("another InfoLine has");
    }

    [OnPostgres]
    public async Task A_value_that_postgres_cannot_hold_leaves_the_target_as_it_was(Store store)
    {
        await using var file = await TestDatabase.NewAsync(Store.Sqlite);
        await using var server = await TestDatabase.NewAsync(store);
        await SayAsync(file, "one");
        (await CopyAsync(file, server)).ShouldBe(0);
        await SayAsync(file, "two");
        await using (var open = await file.OpenAsync())
            await open.WriteAsync(connection => connection.ExecuteAsync("update sessions set body = 'a' || char(0) || 'b'"));
        var errors = new StringWriter();
        (await CopyAsync(file, server, errors)).ShouldBe(1);
        errors.ToString().ShouldContain("sessions has a value in body");
        (await RowsAsync(server)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(2, "copy-database \"Host=")]
    [InlineData(2, "copy-database \"Host=", "one", "two")]
    [InlineData(2, "copy-database \"Host=", "--replace")]
    [InlineData(1, "is no PostgreSQL database", "Data Source=other.db")]
    [InlineData(1, "there is no file", "Host=127.0.0.1;Port=1;Username=x;Password=hidden-word;Database=x")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(int exit, string sentence, params string[] args)
    {
        var errors = new StringWriter();
        (await new CopyCommand("Data Source=no-such-folder/no-such-file.db", new StringWriter(), errors).RunAsync(args)).ShouldBe(exit);
        errors.ToString().ShouldContain(sentence);
        errors.ToString().ShouldNotContain("hidden-word");
    }

    private static Task<int> CopyAsync(TestDatabase file, TestDatabase server, StringWriter? errors = null) =>
        new CopyCommand(file.Connection, new StringWriter(), errors ?? new StringWriter()).RunAsync([server.Connection]);

    private static async Task SayAsync(TestDatabase database, string words)
    {
        await using var line = await Line.OpenAsync(database);
        await line.From(Person.Asha).TextAsync(words);
        await line.To(Person.Asha).HearsAsync(words);
    }

    private static async Task<List<string>> RowsAsync(TestDatabase database)
    {
        await using var open = await database.OpenAsync();
        return await open.ReadAsync(connection => connection.QueryAsync(
            row => $"{row.GetString(0)} {row.GetString(1)} {row.GetString(2)} {row.GetInt64(3)}", EveryRow));
    }

    private static Task<long> TurnsAsync(Line line) => line.Database.ReadAsync(async connection =>
        (await connection.QueryAsync(row => row.GetInt64(0), "select count(*) from inbox where closed_at is not null"))[0]);
}

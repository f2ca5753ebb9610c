using InfoLine.Storage;

namespace InfoLine.Tests.Storage;

public sealed class MigrationTests
{
    private const string SqliteColumns = """
        select m.name, c.name, lower(c.type), c."notnull" from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' order by 1, 2
        """;

    private const string PostgresColumns = """
        select table_name, column_name, case data_type when 'bytea' then 'blob' else data_type end, case is_nullable when 'NO' then 1 else 0 end from information_schema.columns
        where table_schema = current_schema() order by table_name collate "C", column_name collate "C"
        """;

    [OnPostgres]
    public async Task Both_databases_have_the_same_tables(Store store)
    {
        await using var postgres = await TestDatabase.NewAsync(store);
        await using var sqlite = await TestDatabase.NewAsync(Store.Sqlite);
        var one = await ColumnsAsync(sqlite, SqliteColumns);
        one.Count.ShouldBeGreaterThan(50);
        (await ColumnsAsync(postgres, PostgresColumns)).ShouldBe(one);
    }

    /// <summary>Samples that PostgreSQL plans by outlive the rows that they were taken from: an erased person must not stay in them.</summary>
    [OnPostgres]
    public async Task What_people_wrote_is_in_no_statistics(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await open.WriteAsync(connection => connection.ExecuteAsync("""
            insert into contacts (id, phone, created_at) select n::text, 'secret-' || n, n from generate_series(1, 99) n;
            insert into addresses (address, route, contact_id, reference) select 'secret-' || n, 'sms', n::text, 'secret-' || n from generate_series(1, 99) n;
            insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, pressed, received_at, due_at, message_key, notes)
                select n::text, n::text, 'sms', 'secret-' || n, n::text, 0, 'secret-' || n, 'secret-' || n % 3, n, n, '\x00', 'secret-' || n % 3 from generate_series(1, 99) n;
            insert into sessions (contact_id, version, body, updated_at) select n::text, 1, 'secret-' || n, n from generate_series(1, 99) n;
            insert into outbox (id, contact_id, route, address, position, priority, payload, state, due_at, created_at)
                select n::text, n::text, 'sms', 'secret-' || n, n, 0, 'secret-' || n % 3, 'waiting', n, n from generate_series(1, 99) n;
            insert into people (id, contact_id, name, fields, created_at, updated_at) select n::text, n::text, 'secret-' || n % 3, 'secret-' || n, n, n from generate_series(1, 99) n;
            insert into data_keys (id, xml, created_at) values ('1', 'secret-1', 1), ('2', 'secret-1', 1);
            analyze;
            """));

        var samples = await open.ReadAsync(connection => connection.QueryAsync(
            row => (Column: row.GetString(0), IsSecret: row.GetBoolean(1)),
            """
            select tablename || '.' || attname, coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '') like '%secret%' from pg_stats where schemaname = current_schema()
            """));
        samples.ShouldContain(sample => sample.Column == "inbox.contact_id");
        samples.Where(sample => sample.IsSecret).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_database_is_opened_again_with_what_was_in_it(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using (var first = await database.OpenAsync())
            await Releases.PublishAsync(first, "abc", [], now: 1, CancellationToken.None);
        await using var second = await database.OpenAsync();
        var hashes = await second.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select hash from releases"));
        hashes.ShouldBe(["abc"]);
    }

    [EachDatabase]
    public Task A_newer_database_is_refused_in_one_sentence(Store store) =>
        RefusesAsync(store, "insert into migrations (number, name, checksum, applied_at) values (9999, '9999_future', 'x', 0)", "newer");

    [EachDatabase]
    public Task A_database_of_another_version_is_refused_in_one_sentence(Store store) =>
        RefusesAsync(store, "update migrations set checksum = 'x'", "not the one of this program");

    [EachDatabase]
    public Task A_database_without_its_list_is_refused_in_one_sentence(Store store) => RefusesAsync(store, "delete from migrations", "did not make");

    [EachDatabase]
    public async Task A_command_refuses_tables_of_another_version_in_one_sentence(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await (await Database.OpenForReadingAsync(database.Connection, CancellationToken.None)).DisposeAsync();

        await RefusesReadingAsync("delete from migrations where number > 12", "the database is older (migration 12) than this program");
        await RefusesReadingAsync("insert into migrations (number, name, checksum, applied_at) values (9999, '9999_future', 'x', 0)", "is not the one of this program");
        await RefusesReadingAsync("drop table migrations", "no tables of InfoLine");

        async Task RefusesReadingAsync(string change, string why)
        {
            await open.WriteAsync(connection => connection.ExecuteAsync(change));
            (await Should.ThrowAsync<BadSettingException>(() => Database.OpenForReadingAsync(database.Connection, CancellationToken.None))).Message.ShouldContain(why);
            (await Should.ThrowAsync<BadSettingException>(() => Database.OpenBesideAsync(database.Connection, CancellationToken.None))).Message.ShouldContain(why);
        }
    }

    [EachDatabase]
    public async Task A_script_that_fails_leaves_nothing_behind(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        Migrations.Script[] scripts =
        [
            .. Migrations.ScriptsOf(open.Dialect),
            new("9999_half", "create table half (id bigint); insert into no_such_table values (1);"),
        ];
        await Should.ThrowAsync<System.Data.Common.DbException>(() => Migrations.ApplyAsync(open, scripts));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => open.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select id from half")));
        await Migrations.ApplyAsync(open);
    }

    [OnPostgres]
    public async Task A_database_that_may_only_be_read_is_refused_in_one_sentence(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var readOnly = new Npgsql.NpgsqlConnectionStringBuilder(database.Connection) { Options = "-c default_transaction_read_only=on" };
        var refusal = await Should.ThrowAsync<BadSettingException>(() => Database.OpenAsync(readOnly.ToString(), CancellationToken.None));
        refusal.Message.ShouldStartWith("Storage:Connection: the tables cannot be brought up to date (25006: ");
        refusal.Message.ShouldNotContain("\n");
        await using var open = await database.OpenAsync();
    }

    [OnPostgres]
    public async Task A_wrong_password_and_a_database_that_is_not_there_are_told_without_the_password(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var right = new Npgsql.NpgsqlConnectionStringBuilder(database.Connection);
        foreach (var wrong in (string[])[$"{right};Password=hunter2", $"{right};Database=no_such_database"])
        {
            var refusal = await Should.ThrowAsync<BadSettingException>(() => Database.OpenAsync(wrong, CancellationToken.None));
            refusal.Message.ShouldStartWith($"Storage:Connection: PostgreSQL at {right.Host}:{right.Port} cannot be used (");
            refusal.Message.ShouldNotContain("hunter2");
            refusal.Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public async Task Something_else_on_the_port_of_the_database_is_refused_in_one_sentence()
    {
        await using var other = await Line.OpenAsync(Store.Sqlite);
        var refusal = await Should.ThrowAsync<BadSettingException>(() =>
            Database.OpenAsync($"Host={other.Address.Host};Port={other.Address.Port};Username=u;Password=hunter2;Timeout=3", CancellationToken.None));
        refusal.Message.ShouldStartWith($"Storage:Connection: PostgreSQL at {other.Address.Host}:{other.Address.Port} cannot be used (");
        refusal.Message.ShouldNotContain("\n");
    }

    [EachDatabase]
    public async Task A_message_stored_before_messages_had_keys_is_still_known(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using Database open = store == Store.Sqlite ? SqliteDatabase.Open(database.Connection) : await PostgresDatabase.ConnectAsync(database.Connection, CancellationToken.None);
        var scripts = Migrations.ScriptsOf(open.Dialect);
        await Migrations.ApplyAsync(open, [.. scripts.Take(1)]);
        await open.WriteAsync(connection => connection.ExecuteAsync("""
            insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, received_at, due_at)
            values ('1', 'asha', 'twilio', '+919800000001', 'SM1', 0, 'पुराना', 1, 1)
            """));
        await Migrations.ApplyAsync(open);

        (await open.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select text from inbox where contact_id = $1 and message_key = $2",
            "asha", MessageKey.Of("asha", "twilio", "SM1")))).ShouldBe(["पुराना"]);
    }

    [Fact]
    public async Task A_second_service_on_the_same_file_is_refused()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using var first = await database.OpenAsync();
        var refusal = await Should.ThrowAsync<BadSettingException>(() => database.OpenAsync());
        refusal.Message.ShouldStartWith("Storage:Connection: another InfoLine has");
    }

    private static async Task RefusesAsync(Store store, string change, string because)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using (var open = await database.OpenAsync())
            await open.WriteAsync(connection => connection.ExecuteAsync(change));
        var refusal = await Should.ThrowAsync<BadSettingException>(() => database.OpenAsync());
        refusal.Message.ShouldStartWith("Storage:Connection: ");
        refusal.Message.ShouldContain(because);
    }

    private static async Task<List<string>> ColumnsAsync(TestDatabase database, string sql)
    {
        await using var open = await database.OpenAsync();
        return await open.ReadAsync(connection => connection.QueryAsync(row => $"{row.GetString(0)}.{row.GetString(1)} {row.GetString(2)} {row.GetValue(3)}", sql));
    }
}

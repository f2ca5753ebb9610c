using InfoLine.Storage;

namespace InfoLine.Tests.Storage;

public sealed class DatabaseTests
{
    [EachDatabase]
    public async Task Work_that_fails_undoes_only_itself(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var writes = Enumerable.Range(1, 40).Select(number => open.WriteAsync(async connection =>
        {
            await AddAsync(connection, number);
            return number % 4 == 0 ? throw new InvalidDataException() : number;
        })).ToList();
        await Should.ThrowAsync<InvalidDataException>(() => Task.WhenAll(writes));
        (await NumbersAsync(open)).ShouldBe(Enumerable.Range(1, 40).Where(number => number % 4 != 0).Select(number => (long)number));
    }

    [EachDatabase]
    public async Task An_item_that_fails_does_not_take_its_batch_along(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var group = new Group<int, int>(open, async (connection, numbers) =>
        {
            foreach (var number in numbers)
            {
                await AddAsync(connection, number);
                if (number == 13)
                    throw new InvalidDataException();
            }

            return [.. numbers];
        });
        var writes = Enumerable.Range(1, 200).Select(group.WriteAsync).ToList();
        foreach (var (write, number) in writes.Zip(Enumerable.Range(1, 200)))
        {
            if (number == 13)
                await Should.ThrowAsync<InvalidDataException>(() => write);
            else
                (await write).ShouldBe(number);
        }

        (await NumbersAsync(open)).ShouldBe(Enumerable.Range(1, 200).Where(number => number != 13).Select(number => (long)number));
    }

    [EachDatabase]
    public async Task A_closed_database_refuses_writes_instead_of_losing_them(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var open = await database.OpenAsync();
        await open.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => open.WriteAsync(connection => AddAsync(connection, 1)));
    }

    [EachDatabase]
    public async Task Values_come_back_as_they_went_in(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        string[] texts = ["", "mudra lon", "मुद्रा लोन", "a'b\"c", new string('क', 2_000), "😀"];
        foreach (var text in texts)
            await open.WriteAsync(connection => connection.ExecuteAsync("insert into releases (loaded_at, hash, number) values ($3, $1, $2)", text, (long)text.Length, long.MaxValue));
        var kept = await open.ReadAsync(connection => connection.QueryAsync(row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)), "select hash, number, loaded_at from releases order by number"));
        kept.ShouldBe(texts.OrderBy(text => text.Length).Select(text => (text, (long)text.Length, long.MaxValue)));
    }

    [EachDatabase]
    public async Task What_a_statement_changed_is_counted(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await open.WriteAsync(connection => AddAsync(connection, 1));
        (await open.WriteAsync(connection => connection.ExecuteAsync("update releases set hash = $1", "y"))).ShouldBe(1);
        (await open.WriteAsync(connection => connection.ExecuteAsync("insert into releases (number, hash, loaded_at) values (1, 'z', 0) on conflict do nothing"))).ShouldBe(0);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => open.WriteAsync(connection => AddAsync(connection, 1)));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => open.WriteAsync(connection => connection.ExecuteAsync("insert into nowhere values (1)")));
        (await NumbersAsync(open)).ShouldBe([1L]);
    }

    [Fact]
    public void Ids_sort_in_the_order_of_making_even_within_a_millisecond()
    {
        var ids = new Ids(new FakeClock());
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();
        made.ShouldBe(made.Order(StringComparer.Ordinal));
        made.Distinct(StringComparer.Ordinal).Count().ShouldBe(made.Count);
        Guid.Parse(made[0]).Version.ShouldBe(7);
    }

    [Fact]
    public void Ids_of_two_replicas_sort_in_the_order_of_making_within_a_millisecond()
    {
        var clock = new FakeClock();
        Ids[] replicas = [new(clock), new(clock)];
        var made = Enumerable.Range(0, 1000).Select(i =>
        {
            clock.Advance(TimeSpan.FromMicroseconds(1));
            return replicas[i % 2].Next();
        }).ToList();
        made.ShouldBe(made.Order(StringComparer.Ordinal));
    }

    private static Task<int> AddAsync(Connection connection, int number) =>
        connection.ExecuteAsync("insert into releases (number, hash, loaded_at) values ($1, 'x', 0)", (long)number);

    private static Task<List<long>> NumbersAsync(Database database) =>
        database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select number from releases order by number"));
}

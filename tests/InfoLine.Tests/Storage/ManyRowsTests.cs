using InfoLine.Storage;

namespace InfoLine.Tests.Storage;

public sealed class ManyRowsTests
{
    private static readonly ManyRows Add = new(
        "insert into contacts (id, phone, created_at) values ($1, $2, $3) on conflict do nothing",
        "insert into contacts (id, phone, created_at) select id, phone, at from unnest($1::text[], $2::text[], $3::bigint[]) as added (id, phone, at) on conflict do nothing returning id");

    private static readonly ManyRows Find = new(
        "select id, phone from contacts where id = $1",
        "select c.id, c.phone from unnest($1::text[]) as wanted (id) join contacts c on c.id = wanted.id");

    [EachDatabase]
    public async Task Each_of_many_rows_tells_whether_it_changed_something(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        object?[][] rows = [["a", "+911", 1L], ["b", "+911", 2L], ["c", null, 3L], ["d", null, 4L]];
        (await open.WriteAsync(connection => connection.ChangeManyAsync(Add, rows))).ShouldBe([true, false, true, true]);
        (await open.WriteAsync(connection => connection.ChangeManyAsync(Add, [rows[0], ["e", null, 5L]]))).ShouldBe([false, true]);
        (await open.WriteAsync(connection => connection.ChangeManyAsync(Add, []))).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_belongs_to_many_rows_is_read_at_once(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await open.WriteAsync(connection => connection.ChangeManyAsync(Add, [["a", "+911", 1L], ["b", null, 2L]]));
        var found = await open.ReadAsync(connection => connection.QueryManyAsync(row => (row.GetString(0), row.TextOrNull(1)), Find, [["b"], ["nobody"], ["a"]]));
        found.Order().ShouldBe([("a", "+911"), ("b", null)]);
        (await open.ReadAsync(connection => connection.QueryManyAsync(row => row.GetString(0), Find, []))).ShouldBeEmpty();
    }

    [OnPostgres]
    public async Task Statements_that_go_together_are_all_undone_where_one_that_must_answer_for_each_row_does_not(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var kept = await open.WriteAsync(async connection =>
        {
            var taken = Adding(["a", "+911", 1L], ["b", "+912", 2L]);
            var found = new Run<string>(Find, [["b"]], row => row.GetString(0));
            var nothing = Adding();
            (await connection.TryTogetherAsync([taken, found, nothing])).ShouldBeTrue();
            taken.Answers.Order(StringComparer.Ordinal).ShouldBe(["a", "b"]);
            found.Answers.ShouldBe(["b"]); // It saw what came before it.

            (await connection.TryTogetherAsync([Adding(["c", "+913", 3L]), Adding(["d", "+911", 4L])])).ShouldBeFalse("the phone is a's");
            (await connection.TryTogetherAsync([new Run<string>(Find, [["c"], ["b"]], row => row.GetString(0))])).ShouldBeTrue("it need not answer for c");
            (await connection.ChangeManyAsync(Add, [["e", null, 5L]])).ShouldBe([true]);
            return await connection.QueryAsync(row => row.GetString(0), "select id from contacts order by id");
        });
        kept.ShouldBe(["a", "b", "e"]);

        static Run<string> Adding(params object?[][] rows) => new(Add, rows, row => row.GetString(0), mustAnswerAll: true);
    }

    [Theory]
    [InlineData("select $1")]
    [InlineData("select $2::text[]")]
    [InlineData("select $2::text[], $1::text[]")]
    [InlineData("select $1::text")]
    public void A_text_for_all_rows_names_each_column_once_with_its_type(string all) => Should.Throw<ArgumentException>(() => new ManyRows("select 1", all));
}

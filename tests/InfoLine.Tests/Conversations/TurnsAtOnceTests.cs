using InfoLine.Conversations;
using InfoLine.Dialogs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Conversations;

/// <summary>On PostgreSQL a message and its turn are written together, where nothing speaks against it.</summary>
public sealed class TurnsAtOnceTests
{
    // By the number of the transaction that wrote a row.
    private const string TogetherSql = """
        select count(*) from inbox i join sessions s on s.last_inbox_id = i.id
        where i.text = $1 and i.closed_at is not null and i.xmin = s.xmin
        """;

    [OnPostgres]
    public async Task A_message_is_stored_as_handled_by_the_transaction_that_moves_its_conversation_on(Store store)
    {
        await using var line = await OpenAsync(store, Some.Echo);
        await line.From(Person.Asha).TextAsync("together");
        await line.To(Person.Asha).HearsAsync("together");
        (await CountAsync(line, TogetherSql, "together")).ShouldBe(1);
    }

    [OnPostgres]
    public async Task A_message_whose_turn_cannot_be_written_is_stored_all_the_same_and_the_next_one_goes_on(Store store)
    {
        await using var line = await OpenAsync(store, (flows, session, input, now) =>
        {
            var turn = Some.Echo(flows, session, input, now);
            return input is Input.Said { Text: "unwritable" } ? turn with { Session = turn.Session with { Step = "\0" } } : turn; // No text of PostgreSQL has this character.
        });
        await line.From(Person.Asha).TextAsync("unwritable");
        await line.From(Person.Ravi).TextAsync("beside");
        await line.To(Person.Ravi).HearsAsync("beside");
        (await CountAsync(line, "select count(*) from inbox where text = $1 and closed_at is null", "unwritable")).ShouldBe(1);

        await line.From(Person.Asha).TextAsync("after");
        await line.UntilAsync(
            () =>
            {
                line.Clock.Advance(TimeSpan.FromSeconds(20));
                return Task.FromResult(line.Carrier.Heard(Person.Asha).Any());
            },
            "the next message to be answered, once the first is given up");
        line.Carrier.Heard(Person.Asha).Select(message => message.Text).ShouldBe(["after"]);
    }

    [OnPostgres]
    public async Task A_message_is_answered_once_when_its_conversation_is_moved_on_meanwhile(Store store)
    {
        var moved = 0;
        Line? line = null;
        await using (line = await OpenAsync(store, (flows, session, input, now) =>
        {
            if (input is Input.Said { Text: "overtaken" } && Interlocked.Exchange(ref moved, 1) == 0)
                MoveOnAsync(line!).GetAwaiter().GetResult(); // A turn is asked for in a place where nothing can be awaited; it is there once somebody writes.
            return Some.Echo(flows, session, input, now);
        }))
        {
            await line.From(Person.Asha).TextAsync("first");
            await line.To(Person.Asha).HearsAsync("first");
            await line.From(Person.Asha).TextAsync("overtaken");
            await line.To(Person.Asha).HearsAsync("overtaken");
            await line.SettleAsync();
            line.Carrier.Heard(Person.Asha).Select(message => message.Text).ShouldBe(["first", "overtaken"]);
            (await CountAsync(line, "select max(version) from sessions s join inbox i on i.id = s.last_inbox_id where i.text = $1", "overtaken")).ShouldBe(3);
        }
    }

    // The worker looks once whether turns are to be held back; from then on they may be taken at once.
    private static async Task<Line> OpenAsync(Store store, Advance advance)
    {
        var line = await Line.OpenAsync(store, new() { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton(advance)) });
        await line.From(Person.Number(99)).TextAsync("begin");
        await line.To(Person.Number(99)).HearsAsync("begin");
        await line.SettleAsync();
        return line;
    }

    private static Task<int> MoveOnAsync(Line line) => line.Database.WriteAsync(connection => connection.ExecuteAsync("update sessions set version = version + 1"));

    private static async Task<long> CountAsync(Line line, string sql, string text) =>
        (await line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), sql, text))).Single();
}

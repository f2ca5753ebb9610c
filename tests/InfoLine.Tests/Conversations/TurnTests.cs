using InfoLine.Conversations;
using InfoLine.Dialogs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Conversations;

public sealed class TurnTests
{
    [EachDatabase]
    public async Task Messages_of_a_person_are_taken_in_order_under_load(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async person =>
        {
            for (var i = 0; i < 10; i++)
                await line.From(Person.Number(person)).TextAsync($"{i}");
        }));
        await line.SettleAsync();
        for (var person = 0; person < 50; person++)
            line.Carrier.Heard(Person.Number(person)).Select(message => message.Text).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [EachDatabase]
    public async Task A_message_that_cannot_be_handled_is_given_up_and_the_next_one_goes_on(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("crash");
        await line.From(Person.Asha).TextAsync("after");
        await line.From(Person.Ravi).TextAsync("beside");
        await line.To(Person.Ravi).HearsAsync("beside");
        for (var attempt = 1; attempt < TurnWorker.MostAttempts; attempt++)
        {
            await line.UntilAsync(async () => await PutBackAsync(line) == attempt, $"attempt {attempt}");
            line.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await line.To(Person.Asha).HearsAsync("after");
        (await AttemptsAsync(line)).ShouldBe(TurnWorker.MostAttempts);
    }

    [EachDatabase]
    public async Task A_message_is_not_given_up_while_the_database_takes_nothing(Store store)
    {
        var failures = 0;
        Exception trouble = store == Store.Sqlite ? new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13) : new TimeoutException();
        await using var line = await Line.OpenAsync(store, new()
        {
            Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton<Advance>((flows, session, input, now) =>
                ++failures <= TurnWorker.MostAttempts + 2 ? throw trouble : Some.Echo(flows, session, input, now))),
        });
        await line.From(Person.Asha).TextAsync("patience");
        await line.UntilAsync(
            () =>
            {
                line.Clock.Advance(TimeSpan.FromSeconds(20));
                return Task.FromResult(line.Carrier.Heard(Person.Asha).Any());
            },
            "an answer after all");
        line.Carrier.Heard(Person.Asha).Select(message => message.Text).ShouldBe(["patience"]);
    }

    [OnPostgres]
    public async Task Two_workers_never_take_two_messages_of_one_person_at_once(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        var loop = new LoopChannel();
        await using var one = await Line.OpenAsync(database, new(loop) { Clock = clock });
        await using var other = await Line.OpenAsync(database, new(loop) { Clock = clock });
        for (var i = 0; i < 10; i++)
        {
            var line = i % 2 == 0 ? one : other;
            await Task.WhenAll(Enumerable.Range(0, 30).Select(person => line.From(Person.Number(person)).TextAsync($"{i}")));

            // Between two processes the order is that of their clocks.
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await one.SettleAsync();
        await other.SettleAsync();
        for (var person = 0; person < 30; person++)
            one.Carrier.Heard(Person.Number(person)).Select(message => message.Text).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [EachDatabase]
    public async Task A_session_that_cannot_be_read_starts_anew(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.Database.WriteAsync(connection => connection.ExecuteAsync("update sessions set body = '{'"));
        await line.From(Person.Asha).TextAsync("again");
        await line.To(Person.Asha).HearsAsync("again");
    }

    [EachDatabase]
    public async Task A_question_of_the_dialogs_is_answered_within_the_turn(Store store)
    {
        await using var line = await Line.OpenAsync(store, new() { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton<Advance>(AskTheDesk)) });
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("one moment");
        await line.To(Person.Asha).HearsAsync("nobody is here");
    }

    private static Turn AskTheDesk(Dialogs.Flows.FlowSet flows, Session session, Input input, DateTimeOffset now) => input is Input.Answered { Answer: Answer.No }
        ? new(session, [new Effect.Say("desk.failed", new("nobody is here", []))], null, [])
        : new(session, [new Effect.Say("desk.say", new("one moment", []))], new Question.CanDeskTake("test", null), []);

    /// <summary>How often the row was tried, once the last try is over and its claim (30 s) has become a pause (at most 8 s); 0 while it is in hand.</summary>
    private static async Task<long> PutBackAsync(Line line) => (await line.Database.ReadAsync(connection => connection.QueryAsync(
        row => row.GetInt64(0),
        "select case when claimed_until <= $1 then attempts else 0 end from inbox where text = 'crash'",
        line.Clock.GetUtcNow().AddSeconds(10).ToUnixTimeMilliseconds()))).Single();

    private static async Task<long> AttemptsAsync(Line line) => (await line.Database.ReadAsync(
        connection => connection.QueryAsync(row => row.GetInt64(0), "select attempts from inbox where text = 'crash'"))).Single();
}

using InfoLine.Conversations;
using InfoLine.Messaging;

namespace InfoLine.Tests.Conversations;

/// <summary>The process dies between two stops of a message; another one finds its database. The stops are those of the architecture notes.</summary>
public sealed class CrashTests
{
    [EachDatabase]
    public async Task Between_accepting_and_the_turn_nothing_is_lost(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var before = await Line.OpenAsync(database, new() { Without = [typeof(TurnWorker)] });
        await before.From(Person.Asha).TextAsync("one");
        await before.From(Person.Asha).TextAsync("two");
        await before.KillAsync();

        await using var after = await Line.OpenAsync(database);
        await after.To(Person.Asha).HearsAsync("one");
        await after.To(Person.Asha).HearsAsync("two");
        await after.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task In_the_middle_of_a_turn_it_is_taken_again(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        var before = await Line.OpenAsync(database, new() { Clock = clock, Without = [typeof(TurnWorker)] });
        await before.From(Person.Asha).TextAsync("one");
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var claimed = await before.Database.WriteAsync(connection => new InboxRows(before.Database.Dialect).ClaimAsync(connection, now, now + 30_000, most: 10));
        claimed.Count.ShouldBe(1);
        await before.KillAsync();

        await using var after = await Line.OpenAsync(database, new() { Clock = clock });
        clock.Advance(TimeSpan.FromSeconds(31));
        await after.To(Person.Asha).HearsAsync("one");
        await after.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task Between_the_turn_and_sending_each_reply_goes_out_once(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var before = await Line.OpenAsync(database, new() { Without = [typeof(OutboxWorker)] });
        await before.From(Person.Asha).TextAsync("message one\nmessage two");
        await before.UntilAsync(async () => (await CountAsync(before, "select count(*) from outbox")) == 2, "the turn");
        await before.KillAsync();

        await using var after = await Line.OpenAsync(database);
        await after.To(Person.Asha).HearsAsync("one");
        await after.To(Person.Asha).HearsAsync("two");
        await after.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task After_the_carrier_has_taken_a_message_it_is_looked_up_and_not_sent_again(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var loop = await DieWhileSendingAsync(database, reachesTheCarrier: true);

        await using var after = await Line.OpenAsync(database, new(loop));
        after.Clock.Advance(TimeSpan.FromMinutes(2));
        await after.UntilAsync(async () => (await CountAsync(after, "select count(*) from outbox where state = 'accepted'")) == 2, "both messages");
        loop.Carried.Select(message => message.Text).ShouldBe(["message one", "message two"]);
        loop.Asked.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Before_the_carrier_has_taken_a_message_it_is_looked_up_and_sent(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var loop = await DieWhileSendingAsync(database, reachesTheCarrier: false);

        await using var after = await Line.OpenAsync(database, new(loop));
        after.Clock.Advance(TimeSpan.FromMinutes(2));
        await after.UntilAsync(() => Task.FromResult(loop.Asked == 1), "the carrier to be asked");
        await after.SettleAsync();
        after.Clock.Advance(TimeSpan.FromMinutes(2));
        await after.UntilAsync(() => Task.FromResult(loop.Carried.Count == 2), "both messages");
        loop.Carried.Select(message => message.Text).ShouldBe(["message one", "message two"]);
    }

    [EachDatabase]
    public async Task A_service_that_is_told_to_stop_finishes_what_it_has_in_hand(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        var loop = new LoopChannel { Answer = async (_, _) => { asked.TrySetResult(); await answer.Task; return null; } };
        await using var line = await Line.OpenAsync(database, new(loop));
        await line.From(Person.Asha).TextAsync("one");
        await asked.Task;
        var stopping = line.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        answer.SetResult();
        await stopping;
        (await CountAsync(line, "select count(*) from outbox where state = 'accepted'")).ShouldBe(1);
    }

    private static async Task<AnsweringLoopChannel> DieWhileSendingAsync(TestDatabase database, bool reachesTheCarrier)
    {
        var loop = new AnsweringLoopChannel();
        var never = new TaskCompletionSource<SendOutcome?>();
        loop.Answer = (_, message) =>
        {
            if (reachesTheCarrier)
                loop.Carry(message);
            return never.Task;
        };
        var before = await Line.OpenAsync(database, new(loop));
        await before.From(Person.Asha).TextAsync("message one\nmessage two");
        await before.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the first message to be with the carrier");
        await before.KillAsync();
        loop.Answer = (_, _) => Task.FromResult<SendOutcome?>(null);
        return loop;
    }

    private static async Task<long> CountAsync(Line line, string sql) =>
        (await line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), sql))).Single();
}

using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Tests.Messaging;

/// <summary>What several processes on one PostgreSQL leave to each other.</summary>
public sealed class ReplicaTests
{
    [SkippableFact]
    public async Task A_row_that_one_process_has_locked_holds_up_the_next_one_of_its_person()
    {
        await using var line = await Line.OpenAsync(Store.Postgres, new() { Without = [typeof(TurnWorker)] });
        await line.From(Person.Asha).TextAsync("one");
        await line.From(Person.Asha).TextAsync("two");
        await line.From(Person.Ravi).TextAsync("three");
        var locked = await line.Database.WriteAsync(async mine =>
        {
            var here = await LockAsync(mine, line, most: 1);
            var there = await line.Database.WriteAsync(other => LockAsync(other, line, most: 10));
            return (here, there);
        });
        locked.here.Select(row => row.Text).ShouldBe(["one"]);
        locked.there.Select(row => row.Text).ShouldBe(["three"]);
        (await line.Database.WriteAsync(connection => LockAsync(connection, line, most: 10))).Select(row => row.Text).ShouldBe(["one", "three"]);
    }

    [SkippableFact]
    public async Task A_claim_of_another_process_is_left_alone_with_all_that_its_person_wrote()
    {
        await using var line = await Line.OpenAsync(Store.Postgres, new() { Without = [typeof(TurnWorker)] });
        await line.From(Person.Asha).TextAsync("one");
        await line.From(Person.Asha).TextAsync("two");
        var now = line.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        (await line.Database.WriteAsync(connection => new InboxRows(Dialect.Postgres).ClaimAsync(connection, now, now + 30_000, most: 1))).Count.ShouldBe(1);
        (await line.Database.WriteAsync(connection => LockAsync(connection, line, most: 10))).ShouldBeEmpty();
        line.Clock.Advance(TimeSpan.FromSeconds(31));
        (await line.Database.WriteAsync(connection => LockAsync(connection, line, most: 10))).Select(row => row.Text).ShouldBe(["one"]);
    }

    [SkippableFact]
    public async Task A_reply_is_in_hand_when_it_is_written_and_what_follows_it_waits()
    {
        var never = new TaskCompletionSource<SendOutcome?>();
        var loop = new LoopChannel { Answer = (_, _) => never.Task };
        await using var line = await Line.OpenAsync(Store.Postgres, new(loop));
        await line.From(Person.Asha).TextAsync("message one\nmessage two");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the first message to be with the carrier");
        var rows = await line.Database.ReadAsync(connection => connection.QueryAsync(
            row => (row.GetString(0), row.GetInt64(1), row.IsDBNull(2)), "select state, attempts, first_tried_at from outbox order by position"));
        rows.ShouldBe([("sending", 1L, false), ("waiting", 0L, true)]);
        never.SetResult(null);
        await line.To(Person.Asha).HearsAsync("one");
        await line.To(Person.Asha).HearsAsync("two");
    }

    private static async Task<List<InboxRow>> LockAsync(Connection connection, Line line, int most) =>
        (await InboxRows.LockAsync(connection, line.Clock.GetUtcNow().ToUnixTimeMilliseconds(), most)).Rows;
}

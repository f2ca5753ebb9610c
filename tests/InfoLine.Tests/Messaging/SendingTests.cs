using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Tests.Messaging;

public sealed class SendingTests
{
    [EachDatabase]
    public async Task Messages_of_a_person_arrive_in_order_however_slow_the_carrier_is(Store store)
    {
        var loop = new LoopChannel { Answer = async (number, _) => { await Task.Yield(); if (number % 3 == 0) await Task.Yield(); return null; } };
        await using var line = await Line.OpenAsync(store, new(loop));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async person =>
        {
            for (var i = 0; i < 6; i++)
                await line.From(Person.Number(person)).TextAsync($"message {i}a\nmessage {i}b");
        }));
        await line.UntilAsync(() => Task.FromResult(loop.Carried.Count == 120), "120 messages");
        for (var person = 0; person < 10; person++)
            line.Carrier.Heard(Person.Number(person)).Select(message => message.Text).ShouldBe(Enumerable.Range(0, 6).SelectMany(i => (string[])[$"message {i}a", $"message {i}b"]));
    }

    [EachDatabase]
    public async Task A_message_waits_for_the_one_before_it_and_others_do_not(Store store)
    {
        var loop = new LoopChannel();
        loop.Answer = (_, message) => Task.FromResult<SendOutcome?>(
            message.Text == "message one" && loop.Tries == 1 ? new SendOutcome.RetryAt(DateTimeOffset.UnixEpoch, "busy") : null);
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("message one\nmessage two");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the first try");
        await line.From(Person.Ravi).TextAsync("other");
        await line.To(Person.Ravi).HearsAsync("other");
        await line.To(Person.Asha).HearsNothingAsync();
        line.Clock.Advance(TimeSpan.FromSeconds(2));
        await line.To(Person.Asha).HearsAsync("one");
        await line.To(Person.Asha).HearsAsync("two");
    }

    [EachDatabase]
    public async Task A_carrier_that_is_down_is_tried_again_until_the_reply_is_stale(Store store)
    {
        var loop = new LoopChannel { Answer = (_, _) => Task.FromResult<SendOutcome?>(new SendOutcome.RetryAt(DateTimeOffset.UnixEpoch, "down")) };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the first try");
        for (var hour = 0; hour < 8; hour++)
        {
            await line.SettleAsync();
            line.Clock.Advance(TimeSpan.FromHours(1));
        }

        await line.SettleAsync();
        loop.Tries.ShouldBeInRange(5, 8);
        (await StateAsync(line)).ShouldBe(("failed", "gave-up"));
    }

    [EachDatabase]
    public async Task Failed_is_final(Store store)
    {
        var loop = new LoopChannel { Answer = (_, _) => Task.FromResult<SendOutcome?>(new SendOutcome.Failed("21211", "Not a number.")) };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(async () => await StateAsync(line) == ("failed", "21211"), "the failure");
        line.Clock.Advance(TimeSpan.FromDays(1));
        await line.SettleAsync();
        loop.Tries.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Somebody_whom_the_carrier_stopped_hears_nothing_more_until_start(Store store)
    {
        var loop = new LoopChannel { Answer = (number, _) => Task.FromResult<SendOutcome?>(number == 1 ? new SendOutcome.OptedOut("21610") : null) };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the try");
        await line.SettleAsync();
        await line.From(Person.Asha).TextAsync("again");
        await line.To(Person.Asha).HearsNothingAsync();
        loop.Tries.ShouldBe(1);
        await line.From(Person.Asha).TextAsync("START");
        await line.To(Person.Asha).HearsAsync("START");
    }

    [EachDatabase]
    public async Task After_stop_only_its_confirmation_is_sent(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("remind");
        await line.To(Person.Asha).HearsAsync("remind");
        await line.From(Person.Asha).TextAsync("STOP");
        await line.To(Person.Asha).HearsAsync("STOP");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromDays(1));
        await line.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task An_unknown_outcome_is_looked_up_and_not_sent_twice(Store store)
    {
        var loop = new AnsweringLoopChannel { Answer = (_, _) => Task.FromResult<SendOutcome?>(new SendOutcome.Unknown("reset")), Carries = _ => true };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.UntilAsync(async () => (await StateAsync(line)).State == "accepted", "the carrier to be asked");
        (loop.Tries, loop.Asked).ShouldBe((1, 1));
    }

    [EachDatabase]
    public async Task An_unknown_outcome_that_the_carrier_denies_is_sent_again(Store store)
    {
        var loop = new AnsweringLoopChannel { Answer = (number, _) => Task.FromResult<SendOutcome?>(number == 1 ? new SendOutcome.Unknown("timeout") : null) };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the try");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.UntilAsync(() => Task.FromResult(loop.Asked == 1), "the carrier to be asked");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.To(Person.Asha).HearsAsync("hello");
        (loop.Tries, loop.Asked).ShouldBe((2, 1));
    }

    [EachDatabase]
    public async Task A_message_about_which_the_carrier_is_being_asked_is_in_hand(Store store)
    {
        await using var line = await Line.OpenAsync(store, new() { Without = [typeof(OutboxWorker)] });
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(async () => (await StatesAsync(line)).Count == 1, "the reply");
        var now = line.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = new OutboxRows(line.Database.Dialect);
        await line.Database.WriteAsync(connection => rows.ClaimAsync(connection, "loop", now, until: now, most: 10));
        if (store == Store.Postgres)
            await line.Database.WriteAsync(connection => OutboxRows.DoubtLapsedAsync(connection, "loop", now));
        var claimed = await line.Database.WriteAsync(connection => rows.ClaimAsync(connection, "loop", now, until: now + 60_000, most: 10));
        claimed.Select(row => row.MayHaveGone).ShouldBe([true]);
        (await line.IsSettledAsync()).ShouldBeFalse();

        // So it is in doubt again, and not forgotten, when the process dies meanwhile.
        (await line.Database.WriteAsync(connection => OutboxRows.DoubtAllAsync(connection, now))).ShouldBe(1);
        (await StateAsync(line)).State.ShouldBe("unknown");
    }

    [EachDatabase]
    public async Task Whose_a_message_of_the_carrier_is_is_known_from_sending_and_from_receipts(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("hello");
        var sent = await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        Task<bool> IsAnothersAsync(string id, string theirs) => line.Database.ReadAsync(connection => OutboxRows.IsAnothersAsync(connection, id, LoopChannel.TheRoute, theirs));
        var theirs = (await line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select provider_message_id from outbox"))).Single();
        (await IsAnothersAsync(sent.Id, theirs)).ShouldBeFalse();
        (await IsAnothersAsync("somebody:0", theirs)).ShouldBeTrue();
        (await IsAnothersAsync("somebody:0", "unheard of")).ShouldBeFalse();

        await line.Services.GetRequiredService<Outbox>().RecordAsync(new(LoopChannel.TheRoute, sent.Id, "only-a-receipt", DeliveryStatus.Delivered, null, "delivered"), default);
        (await IsAnothersAsync("somebody:0", "only-a-receipt")).ShouldBeTrue();
    }

    [EachDatabase]
    public async Task A_receipt_settles_an_unknown_outcome(Store store)
    {
        var loop = new LoopChannel { Answer = (_, _) => Task.FromResult<SendOutcome?>(new SendOutcome.Unknown("reset")), Carries = _ => true };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello\nand more");
        var message = await line.To(Person.Asha).HearsAsync("hello");
        await line.UntilAsync(async () => (await StateAsync(line)).State == "unknown", "the outcome");
        loop.Answer = (_, _) => Task.FromResult<SendOutcome?>(null);
        await line.Outbox.RecordAsync(new("loop", message.Id, null, DeliveryStatus.Sent, null, "sent"), CancellationToken.None);
        line.Clock.Advance(TimeSpan.FromMinutes(10));
        await line.To(Person.Asha).HearsAsync("and more");
        loop.Tries.ShouldBe(2);
    }

    [EachDatabase]
    public async Task Where_the_carrier_cannot_be_asked_a_message_is_sent_once_more_and_no_more(Store store)
    {
        var loop = new LoopChannel { Answer = (_, _) => Task.FromResult<SendOutcome?>(new SendOutcome.Unknown("timeout")) };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        for (var i = 0; i < 5; i++)
        {
            await line.UntilAsync(() => Task.FromResult(loop.Tries >= 1), "a try");
            await line.SettleAsync();
            line.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        await line.UntilAsync(async () => await StateAsync(line) == ("failed", "unknown"), "giving up");
        loop.Tries.ShouldBe(2);
    }

    [EachDatabase]
    public async Task A_caller_on_the_line_takes_the_replies_himself(Store store)
    {
        var loop = new LoopChannel();
        await using var line = await Line.OpenAsync(store, new(loop));
        var accepted = await line.Inbox.AcceptAsync(Some.Inbound("message one\nmessage two") with { RepliesInline = true }, CancellationToken.None);
        var replies = await line.Outbox.TakeRepliesAsync(accepted.InboxId, TimeSpan.FromSeconds(10), CancellationToken.None);
        replies.Select(reply => reply.Text).ShouldBe(["message one", "message two"]);
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task Replies_that_their_caller_leaves_behind_are_sent(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.Inbox.AcceptAsync(Some.Inbound("one") with { RepliesInline = true }, CancellationToken.None);
        await line.To(Person.Asha).HearsNothingAsync();
        line.Clock.Advance(TimeSpan.FromSeconds(16));
        await line.To(Person.Asha).HearsAsync("one");
    }

    [EachDatabase]
    public async Task Replies_go_before_bulk_and_keep_the_pace_of_the_sender(Store store)
    {
        var loop = new LoopChannel { MessagesPerSecond = 1 };
        await using var line = await Line.OpenAsync(store, new(loop) { Without = [typeof(OutboxWorker)] });
        await line.From(Person.Asha).TextAsync("hello");
        await line.From(Person.Ravi).TextAsync("hello");
        await line.UntilAsync(async () => (await StatesAsync(line)).Count == 2, "two replies");
        await AddBulkAsync(line);
        var worker = line.Services.GetRequiredService<OutboxWorker>();
        await worker.StartAsync(CancellationToken.None);
        for (var sent = 1; sent <= 3; sent++)
        {
            await line.UntilAsync(() => Task.FromResult(loop.Carried.Count == sent), $"{sent} messages");
            line.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        loop.Carried.Select(message => message.Text).ShouldBe(["hello", "hello", "news"]);
        await worker.StopAsync(CancellationToken.None);
    }

    private static Task<int> AddBulkAsync(Line line) => line.Database.WriteAsync(async connection =>
    {
        var to = await connection.QueryAsync(row => row.GetString(0), "select contact_id from addresses order by address limit 1");
        await OutboxRows.AddAsync(
            connection,
            [
                new()
                {
                    Id = "bulk:0", To = new(to[0], "loop", Person.Asha.Phone), Position = 1, Priority = Priority.Bulk, DueAt = line.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    Body = new("news", "news", [], OptionStyle.None, ""),
                },
            ],
            now: 0);
        return 1;
    });

    private static async Task<(string State, string? Code)> StateAsync(Line line) => (await StatesAsync(line)).FirstOrDefault();

    private static Task<List<(string State, string? Code)>> StatesAsync(Line line) =>
        line.Database.ReadAsync(connection => connection.QueryAsync(row => (row.GetString(0), row.TextOrNull(1)), "select state, code from outbox order by position"));
}

using InfoLine.Conversations;
using InfoLine.Messaging;

namespace InfoLine.Tests.Messaging;

public sealed class InboxTests
{
    private static readonly LineOptions NoTurns = new() { Without = [typeof(TurnWorker)] };

    [EachDatabase]
    public async Task A_message_that_is_handed_in_many_times_at_once_is_one_row(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        var message = Some.Inbound();
        var accepted = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => line.Inbox.AcceptAsync(message, CancellationToken.None)));
        accepted.Count(one => one.IsNew).ShouldBe(1);
        accepted.Select(one => one.InboxId).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await TextsAsync(line)).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_message_that_comes_again_after_a_year_is_still_the_same(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        var message = Some.Inbound("once");
        await line.Inbox.AcceptAsync(message, CancellationToken.None);
        await line.To(Person.Asha).HearsAsync("once");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromDays(366));
        (await line.Inbox.AcceptAsync(message, CancellationToken.None)).IsNew.ShouldBeFalse();
        await line.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task The_same_number_on_two_routes_is_one_contact(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        await line.Inbox.AcceptAsync(Some.Inbound(route: "loop"), CancellationToken.None);
        await line.Inbox.AcceptAsync(Some.Inbound(route: "loop-whatsapp"), CancellationToken.None);
        await line.Inbox.AcceptAsync(Some.Inbound(from: Person.Ravi), CancellationToken.None);
        (await ReadAsync(line, "select count(distinct contact_id) from inbox")).ShouldBe([2L]);
    }

    [EachDatabase]
    public async Task First_messages_of_one_person_that_come_together_make_one_contact(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            line.Inbox.AcceptAsync(Some.Inbound(from: Person.Number(i % 4), route: i % 2 == 0 ? "loop" : "loop-whatsapp"), CancellationToken.None)));
        (await ReadAsync(line, "select count(*) from contacts")).ShouldBe([4L]);
        (await ReadAsync(line, "select count(*) from inbox")).ShouldBe([40L]);
    }

    [EachDatabase]
    public async Task A_sender_without_a_number_is_a_contact_of_its_own(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        foreach (var address in (string[])["whatsapp:IN.1", "whatsapp:IN.2", "whatsapp:IN.1"])
            await line.Inbox.AcceptAsync(Some.Inbound() with { From = new("loop", address, Phone: null) }, CancellationToken.None);
        (await ReadAsync(line, "select count(*) from contacts")).ShouldBe([2L]);
    }

    [EachDatabase]
    public async Task Text_that_no_database_takes_is_repaired_and_kept(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        (string Sent, string Kept)[] texts =
        [
            ("a\0b", "a\uFFFDb"),
            ("half \uD83D", "half \uFFFD"),
            ("\uDE00 half", "\uFFFD half"),
            ("whole 😀", "whole 😀"),
            ("", ""),
            ("my aadhaar is 2345 6789 0124", "my aadhaar is XXXX XXXX 0124"),
            (new string('क', 12_000), new string('क', 10_000)),
            (new string('a', 9_999) + "😀", new string('a', 9_999)),
        ];
        foreach (var (sent, _) in texts)
            await line.Inbox.AcceptAsync(Some.Inbound(sent), CancellationToken.None);
        (await TextsAsync(line)).ShouldBe(texts.Select(text => text.Kept));
    }

    [EachDatabase]
    public async Task A_phone_that_sends_hundreds_does_not_hold_up_the_others(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        foreach (var text in Enumerable.Range(0, 300))
            await line.Inbox.AcceptAsync(Some.Inbound($"{text}"), CancellationToken.None);
        await line.Inbox.AcceptAsync(Some.Inbound("hello", Person.Ravi), CancellationToken.None);

        (await ClaimAsync(line, most: 10)).ShouldBe(["0", "hello"]);
        (await ClaimAsync(line, most: 10)).ShouldBeEmpty("both have a message in work");
    }

    [EachDatabase]
    public async Task A_message_dated_before_the_one_in_work_waits_for_it(Store store)
    {
        await using var line = await Line.OpenAsync(store, NoTurns);
        await line.Inbox.AcceptAsync(Some.Inbound("first"), CancellationToken.None);
        (await ClaimAsync(line, most: 10)).ShouldBe(["first"]);
        await line.Inbox.AcceptAsync(Some.Inbound("second"), CancellationToken.None);
        await line.Database.WriteAsync(connection => connection.ExecuteAsync("update inbox set due_at = 0 where text = 'second'")); // As if a clock had been set back.
        (await ClaimAsync(line, most: 10)).ShouldBeEmpty();
    }

    private static async Task<List<string>> ClaimAsync(Line line, int most)
    {
        var now = line.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await line.Database.WriteAsync(connection => new InboxRows(line.Database.Dialect).ClaimAsync(connection, now, now + 30_000, most));
        return [.. rows.Select(row => row.Text)];
    }

    private static Task<List<string>> TextsAsync(Line line) =>
        line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select text from inbox order by id"));

    private static Task<List<long>> ReadAsync(Line line, string sql) => line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), sql));
}

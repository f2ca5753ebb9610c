using InfoLine.Messaging;

namespace InfoLine.Tests.Messaging;

public sealed class ReceiptTests
{
    public static TheoryData<string, DeliveryStatus> Sequences => new()
    {
        { "Queued Sending Sent Delivered Read", DeliveryStatus.Read },
        { "Delivered Delivered Delivered", DeliveryStatus.Delivered },
        { "Read Delivered Sent Sending Queued", DeliveryStatus.Read },
        { "Delivered Sent", DeliveryStatus.Delivered },
        { "Sent Failed", DeliveryStatus.Failed },
        { "Failed Sent Delivered Read", DeliveryStatus.Failed },
        { "Delivered Failed", DeliveryStatus.Delivered },
        { "Unknown", DeliveryStatus.Queued },
        { "Unknown Delivered Unknown", DeliveryStatus.Delivered },
    };

    [Theory, MemberData(nameof(Sequences))]
    public Task Receipts_never_move_a_message_backwards_on_sqlite(string words, DeliveryStatus ends) => EndsAsync(Store.Sqlite, words, ends);

    [SkippableTheory, MemberData(nameof(Sequences))]
    public Task Receipts_never_move_a_message_backwards_on_postgres(string words, DeliveryStatus ends) => EndsAsync(Store.Postgres, words, ends);

    [EachDatabase]
    public async Task A_receipt_by_the_carriers_id_that_comes_before_its_answer_is_applied_with_it(Store store)
    {
        var answered = new TaskCompletionSource();
        var loop = new LoopChannel { Answer = async (_, _) => { await answered.Task; return null; } };
        await using var line = await Line.OpenAsync(store, new(loop));
        await line.From(Person.Asha).TextAsync("hello");
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 1), "the try");
        var id = (await MessageIdsAsync(line)).Single();
        (await line.Outbox.RecordAsync(Receipt($"loop-{id}", DeliveryStatus.Delivered), CancellationToken.None)).ShouldBeFalse();
        answered.SetResult();
        await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        (await StatusAsync(line)).ShouldBe(DeliveryStatus.Delivered);
    }

    [EachDatabase]
    public async Task A_receipt_of_nobodys_message_is_kept_and_harmless(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        (await line.Outbox.RecordAsync(Receipt("SMunknown", DeliveryStatus.Delivered) with { MessageId = "never:0" }, CancellationToken.None)).ShouldBeFalse();
        (await line.Outbox.RecordAsync(Receipt("SMunknown", DeliveryStatus.Delivered) with { MessageId = "never:0" }, CancellationToken.None)).ShouldBeFalse();
        var kept = await line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select count(*) from receipts"));
        kept.ShouldBe([1L]);
    }

    private static async Task EndsAsync(Store store, string words, DeliveryStatus ends)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("hello");
        var message = await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        foreach (var word in words.Split(' '))
            (await line.Outbox.RecordAsync(Receipt($"loop-{message.Id}", Enum.Parse<DeliveryStatus>(word)), CancellationToken.None)).ShouldBeTrue();
        (await StatusAsync(line)).ShouldBe(ends);
    }

    private static Receipt Receipt(string providerId, DeliveryStatus status) => new(LoopChannel.TheRoute, null, providerId, status, null, status.ToString());

    private static Task<List<string>> MessageIdsAsync(Line line) =>
        line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select id from outbox"));

    private static async Task<DeliveryStatus> StatusAsync(Line line) => (DeliveryStatus)(await line.Database.ReadAsync(
        connection => connection.QueryAsync(row => row.GetInt64(0), "select status from outbox"))).Single();
}

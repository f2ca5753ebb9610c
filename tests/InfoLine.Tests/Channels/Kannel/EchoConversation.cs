using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>The shortest conversation there is, in place of the dialogs: it answers every message with a known text, so that a test can say whether all of it arrived.</summary>
internal sealed class EchoConversation(Database database, IWakeup wakeup, TimeProvider clock) : BackgroundService
{
    /// <summary>Three parts of an SMS in Hindi, with conjuncts, a line break and a smile of two units.</summary>
    public const string Hindi =
        "नमस्ते! मुद्रा ऋण से आप अपना छोटा काम शुरू कर सकते हैं या बढ़ा सकते हैं। कोई शुल्क नहीं है, किसी को पैसे न दें। 🙂\n1 पात्रता और दस्तावेज़\n2 आवेदन कैसे करें\n0 मुख्य सूची\nहम कभी OTP, PIN या पैसे नहीं माँगते।";

    public static string AnswerTo(string text) => text.Any(c => c > '\u0900') ? Hindi : $"You wrote: {text}\n0 Main menu";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var inbox = new InboxRows(database.Dialect);
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = wakeup.Next(Inbox.Topic);
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var taken = await database.WriteAsync(
                async connection =>
                {
                    var rows = await inbox.ClaimAsync(connection, now, now + 10_000, most: 10);
                    await OutboxRows.AddAsync(connection, rows.Select(row => Answer(row, now)), now);
                    await InboxRows.CloseAsync(connection, rows.Select(row => (row.Id, (string?)null, (string?)null, (string?)null)), now);
                    return rows.Count;
                },
                CancellationToken.None);
            if (taken > 0)
                wakeup.Wake(OutboxRows.Topic("kannel"));
            else
                await more.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static NewOutgoing Answer(InboxRow row, long now) => new()
    {
        Id = row.Id + ":0",
        To = new Recipient(row.ContactId, row.Route, row.Address),
        Position = row.ReceivedAt,
        Body = new OutgoingBody(AnswerTo(row.Text), AnswerTo(row.Text), [], OptionStyle.None, ""),
        InReplyTo = row.ProviderMessageId,
        DueAt = now,
    };
}

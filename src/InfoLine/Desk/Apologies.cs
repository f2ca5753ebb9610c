using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Tells a villager that we are late, and by when they hear from us now.</summary>
/// <param name="windows">Knows what may be said to whom.</param>
/// <param name="calendar">Knows the quiet hours.</param>
public sealed class Apologies(Windows windows, WorkingCalendar calendar)
{
    // We write first, so it counts towards the limit of a week like every other such message.
    private const string CountSql = "insert into proactive_messages (contact_id, sent_at, message_id) values ($1, $2, $3) on conflict do nothing";

    /// <summary>Writes it into the outbox; nothing is written to somebody who said STOP, or whose channel takes no free text now.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="ticket">With its new promise.</param>
    /// <param name="now">The present moment.</param>
    public async Task SayAsync(Connection connection, Ticket ticket, DateTimeOffset now)
    {
        if (ticket.PromisedAt is not { } by || await windows.WhyNotAsync(connection, ticket.To, now) is not null)
            return;
        var text = TextOf(ticket.Code, Promise.By(by, now, calendar.Zone, ticket.Language ?? ""), ticket.Language);
        var due = calendar.NextDaytime(now);

        // The number of its event makes the id: what is decided once is said once.
        var id = $"{ticket.Id}-late{ticket.Events}:0";
        await OutboxRows.AddAsync(
            connection,
            [new()
            {
                Id = id,
                To = ticket.To,
                Position = due.ToUnixTimeMilliseconds(), // Among what we say first; replies have an order of their own.
                Priority = Priority.Bulk,
                Body = new(text, text, [], OptionStyle.None, "") { Language = ticket.Language },
                DueAt = due.ToUnixTimeMilliseconds(),
                NotAfter = calendar.EndOfDaytime(due).ToUnixTimeMilliseconds(),
            }],
            now.ToUnixTimeMilliseconds());
        await connection.ExecuteAsync(CountSql, ticket.To.ContactId, now.ToUnixTimeMilliseconds(), id);
    }

    private static string TextOf(string code, string promise, string? language) => language == "hi"
        ? $"इन्फोलाइन: देर के लिए माफ़ी, नंबर {code}। केंद्र का व्यक्ति {promise} जवाब देगा।"
        : $"InfoLine: sorry, we are late with number {code}. A person at the centre answers {promise}.";
}

using InfoLine.Dialogs.Rendering;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Says how a ticket stands and by when somebody answers, to whoever writes its number from their own phone.</summary>
/// <param name="centres">Their names and hours.</param>
/// <param name="calendar">The clock of a centre that is gone.</param>
public sealed class TicketStanding(ICentres centres, WorkingCalendar calendar)
{
    /// <summary>An SMS of ours never takes more.</summary>
    public const int MostSegments = 2;

    /// <summary>The words. Another's number is answered as one that does not exist.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="contactId">Who asks.</param>
    /// <param name="code">The number, in capitals.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="now">The present moment.</param>
    public async Task<string> SayAsync(Connection connection, string contactId, string code, string language, DateTimeOffset now)
    {
        if (await TicketStore.FindByCodeAsync(connection, code) is not { } ticket || ticket.To.ContactId != contactId)
            return Unknown(code, language);
        var centre = (await centres.AllAsync(connection)).FirstOrDefault(one => one.Id == ticket.CentreId);
        return TextOf(ticket, centre?.Name(language), (centre?.Hours ?? calendar).Zone, language, now);
    }

    /// <summary>How a ticket stands.</summary>
    /// <param name="ticket">Theirs.</param>
    /// <param name="centre">What its centre is called in this language, or null. A name that does not fit is not said.</param>
    /// <param name="zone">Whose clock on the wall is meant.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="now">The present moment.</param>
    public static string TextOf(Ticket ticket, string? centre, TimeZoneInfo zone, string language, DateTimeOffset now)
    {
        var hindi = language == "hi";
        var plain = hindi ? "केंद्र" : "the centre";
        var promise = ticket is { HasPromise: true, PromisedAt: { } by } && by > now ? Promise.By(by, now, zone, language)
            : ticket.SnoozedUntil is { } until && until > now ? Promise.By(until, now, zone, language) : null;
        var text = Say(ticket, centre ?? plain, promise, hindi);
        return SmsLength.Of(text).Segments > MostSegments ? Say(ticket, plain, promise, hindi) : text;
    }

    /// <summary>What somebody hears whose number is none of theirs.</summary>
    public static string Unknown(string code, string language) => language == "hi"
        ? $"नंबर {code} इस फ़ोन का नहीं है। नंबर जाँचें। व्यक्ति से बात के लिए 9 लिखें।"
        : $"There is no number {code} for this phone. Please check it. To talk to a person write 9.";

    // A promise that has passed is not said again: an apology was, with a new one, as often as that is worth anything.
    private static string Say(Ticket ticket, string centre, string? promise, bool hindi) => (ticket.Status, promise, hindi) switch
    {
        (TicketStatus.Closed, _, false) => $"{ticket.Code}: this has been closed. If you need more, write 9.",
        (TicketStatus.Closed, _, true) => $"{ticket.Code}: यह पूरा हो चुका। और बात हो तो 9 लिखें।",
        (TicketStatus.Answered, _, false) => $"{ticket.Code}: a person at {centre} has answered you here. If you need more, write 9.",
        (TicketStatus.Answered, _, true) => $"{ticket.Code}: {centre} से आपको यहीं जवाब दिया गया है। और बात हो तो 9 लिखें।",
        (TicketStatus.Snoozed, { } until, false) => $"{ticket.Code}: {centre} comes back to it {until}.",
        (TicketStatus.Snoozed, { } until, true) => $"{ticket.Code}: {centre} इसे {until} फिर देखेगा।",
        (TicketStatus.Claimed, { } by, false) => $"{ticket.Code}: a person at {centre} has it in hand and answers here {by}.",
        (TicketStatus.Claimed, { } by, true) => $"{ticket.Code}: {centre} का व्यक्ति इसे देख रहा है। जवाब यहीं {by}।",
        (TicketStatus.Claimed, null, false) => $"{ticket.Code}: a person at {centre} has it in hand and writes to you here.",
        (TicketStatus.Claimed, null, true) => $"{ticket.Code}: {centre} का व्यक्ति इसे देख रहा है और यहीं लिखेगा।",
        (_, { } by, false) => $"{ticket.Code}: it waits at {centre}. A person answers here {by}.",
        (_, { } by, true) => $"{ticket.Code}: {centre} में है। व्यक्ति का जवाब यहीं {by}।",
        (_, null, false) => $"{ticket.Code}: it waits at {centre}. By when a person answers we cannot say; it is not forgotten.",
        (_, null, true) => $"{ticket.Code}: {centre} में है। जवाब कब आएगा कह नहीं सकते, पर भूले नहीं हैं।",
    };
}

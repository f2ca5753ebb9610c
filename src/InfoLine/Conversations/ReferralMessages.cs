using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Words;
using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Tells which messages are not for the dialogs but for a referral or a ticket: a provider's answer, a person's answer to our question, a number that somebody asks about.</summary>
/// <param name="database">Where referrals are.</param>
/// <param name="coalition">Knows who speaks for whom.</param>
public sealed class ReferralMessages(Database database, ICoalition coalition)
{
    /// <summary>An answer is a verb and a code, perhaps with a reason. In a longer message of a stranger the code is chance.</summary>
    private const int MostWordsOfAStranger = 3;

    /// <summary>Listens to a message.</summary>
    /// <param name="row">What arrived.</param>
    /// <param name="session">The conversation with whoever wrote it.</param>
    /// <returns>Null for a message that the dialogs are to hear.</returns>
    public async Task<ReferralMessage?> HearAsync(InboxRow row, Session session)
    {
        if (row.Kind != InboundKind.Text || row.StoppedAt is not null || row.Pressed is not null)
            return null;
        var reply = ProviderReply.Read(row.Text);
        var mayAnswer = IsNewestToThem(row, session) && PersonDesk.MayBeAnswer(row.Text);
        if (reply is null && !mayAnswer)
            return null;
        return await database.ReadAsync(async connection =>
            (reply is null ? null : await OfCodeAsync(connection, row, session, reply)) ?? (mayAnswer ? await OfPersonAsync(connection, row) : null));
    }

    // A bare number answers what was said last. What we wrote first counts for a week, and only until they have written about something else. While a person at the centre has the
    // conversation, a number is for them.
    private static bool IsNewestToThem(InboxRow row, Session session) =>
        session.Step != Session.WithDesk && row.WrittenFirstAt is { } at && at > session.LastAt && row.ReceivedAt - at < (long)Peace.Week.TotalMilliseconds;

    private async Task<ReferralMessage?> OfCodeAsync(Connection connection, InboxRow row, Session session, ProviderReply reply)
    {
        var referral = await ReferralStore.FindByCodeAsync(connection, reply.Code);
        if (referral is not null && await PeopleRows.FindAsync(connection, referral.PersonId) is { } person && person.ContactId == row.ContactId)
            return PersonDesk.MayBeAnswer(row.Text) && referral.Asked is not null ? new ReferralMessage.OfPerson([person.Id]) : new ReferralMessage.AboutCode(referral.Id);
        if (await OfTicketAsync(connection, row, reply) is { } ticket)
            return ticket;
        var speaks = !(await coalition.OfContactAsync(connection, row.ContactId)).IsEmpty;
        var looksLikeOne = reply.Verb is not null && Fold.Key(row.Text).Split(' ').Length <= MostWordsOfAStranger;
        if (speaks || looksLikeOne)
            return new ReferralMessage.OfProvider(reply);

        // Another's number is a number that does not exist. A person at the centre hears it as it was said.
        return session.Step != Session.WithDesk && StandingWords.Ask(row.Text, reply.Code) ? new ReferralMessage.AboutTicket(reply.Code) : null;
    }

    private static async Task<ReferralMessage?> OfTicketAsync(Connection connection, InboxRow row, ProviderReply reply) =>
        StandingWords.Ask(row.Text, reply.Code) && await TicketStore.FindByCodeAsync(connection, reply.Code) is { } ticket && ticket.To.ContactId == row.ContactId
            ? new ReferralMessage.AboutTicket(reply.Code)
            : null;

    private static async Task<ReferralMessage?> OfPersonAsync(Connection connection, InboxRow row)
    {
        var people = await PeopleRows.IdsOfContactAsync(connection, row.ContactId);
        foreach (var person in people)
        {
            if ((await ReferralStore.AskedAsync(connection, person)).Count > 0)
                return new ReferralMessage.OfPerson([.. people]);
        }

        return null;
    }
}

/// <summary>A message that belongs to a referral or a ticket.</summary>
public abstract record ReferralMessage
{
    private ReferralMessage()
    {
    }

    /// <summary>A provider answers.</summary>
    public sealed record OfProvider(ProviderReply Reply) : ReferralMessage;

    /// <summary>A person answers what we asked.</summary>
    /// <param name="People">Who may have written: all who share the phone.</param>
    public sealed record OfPerson(ImmutableArray<string> People) : ReferralMessage;

    /// <summary>A person writes the code of their own referral.</summary>
    public sealed record AboutCode(string ReferralId) : ReferralMessage;

    /// <summary>Somebody writes the number of a ticket of theirs, or a number that nothing of theirs has.</summary>
    public sealed record AboutTicket(string Code) : ReferralMessage;
}
